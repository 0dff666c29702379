"""One window per person: a second launch hands over its address and leaves.

The lock decides (its stale time is 0, so that a killed first instance never locks anyone out); the
local socket only carries the address. QtNetwork is imported after the window has been painted.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

_PATIENCE_MS: Final = 1500
_LONGEST: Final = 4096


class SingleInstance(QObject):
    """Holds the lock of a data folder and listens for later launches."""

    address_received = Signal(str)  # '' when only the window is wanted

    def __init__(self, data: Path) -> None:
        super().__init__()
        self._name = _server_name(data)
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

    def hand_over(self, address: str) -> bool:
        """Give the running instance an address; return whether it took it."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(address.encode("utf-8")[:_LONGEST] + b"\n")
        is_sent = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(is_sent)

    def listen(self) -> None:
        """Start to listen for later launches."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_new_connection)
        server.listen(self._name)
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
    key = QCryptographicHash.hash(str(data).encode(), QCryptographicHash.Algorithm.Sha256)
    return f"placard-{bytes(key.toHex().data()).decode()[:16]}"
