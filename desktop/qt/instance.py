"""One window per person: a second launch hands over its address and leaves.

The lock decides (its stale time is 0, so that a killed first instance never locks anyone out); the
local socket only carries the address. QtNetwork is imported after the window has been painted.
"""

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, Signal

if TYPE_CHECKING:  # the window is painted without the network's library
    from PySide6.QtNetwork import QLocalSocket

_PATIENCE_MS: Final = 2000
_BETWEEN_MS: Final = 50
_LONGEST: Final = 4096


class SingleInstance(QObject):
    """Holds the lock of a data folder and listens for later launches."""

    address_received = Signal(str)  # or a file; '' when only the window is wanted

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._lock: QLockFile | None = None
        self._data = data
        self._server: QObject | None = None

    def take(self) -> bool:
        """Become the first instance; False where another one is running."""
        try:
            self._data.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True  # nowhere to keep a lock, so nothing to share either
        self._lock = QLockFile(str(self._data / "running.lock"))
        self._lock.setStaleLockTime(0)
        return (
            self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError
        )

    def hand_over(self, target: str) -> bool:
        """Give the running instance an address or a file; return whether it took it."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        if not self._connect(socket):
            return False
        socket.write(target.encode("utf-8", "replace")[:_LONGEST] + b"\n")
        is_sent = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(is_sent)

    def _connect(self, socket: "QLocalSocket") -> bool:
        """Connect, with patience for an instance that is itself only starting."""
        waited = QElapsedTimer()
        waited.start()
        while not waited.hasExpired(_PATIENCE_MS):
            socket.connectToServer(_server_name(self._data))
            if socket.waitForConnected(_PATIENCE_MS):
                return True
            time.sleep(_BETWEEN_MS / 1000)  # no window waits for this: there is none yet
        return False

    def listen(self) -> None:
        """Start to listen for later launches."""
        from PySide6.QtNetwork import QLocalServer

        name = _server_name(self._data)
        QLocalServer.removeServer(name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_new_connection)
        server.listen(name)
        self._server = server

    def close(self) -> None:
        """Release the lock and the socket."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.unlock()

    def _on_new_connection(self) -> None:
        assert self._server is not None
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._on_ready_read)
        socket.disconnected.connect(socket.deleteLater)

    def _on_ready_read(self) -> None:
        socket = self.sender()
        if socket.canReadLine():
            line = bytes(socket.readLine().data()[:_LONGEST])
            self.address_received.emit(line.decode("utf-8", "replace").strip())


def _server_name(data: Path) -> str:
    from PySide6.QtCore import QCryptographicHash  # its enums are not built before the window

    key = QCryptographicHash.hash(os.fsencode(data), QCryptographicHash.Algorithm.Sha256)
    return f"placard-{bytes(key.toHex().data()).decode()[:16]}"
