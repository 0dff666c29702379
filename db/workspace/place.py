"""Where a workspace lies: a folder that other computers change, too, is no place for it.

Two programs may write one file only where locks hold. Folders on a network promise them and often
do not keep the promise; a folder of a cloud copies a file while it is being written.
"""

import re
from pathlib import Path, PurePath
from typing import Final

_MOUNTS: Final = Path("/proc/mounts")
_NETWORKS: Final = {
    "nfs": "a network folder (NFS)",
    "nfs4": "a network folder (NFS)",
    "cifs": "a network folder (SMB)",
    "smb3": "a network folder (SMB)",
    "smbfs": "a network folder (SMB)",
    "fuse.sshfs": "a folder of another computer (SSH)",
    "fuse.rclone": "a cloud folder (rclone)",
    "fuse.gvfsd-fuse": "a network folder",
    "fuse.davfs": "a network folder (WebDAV)",
    "davfs": "a network folder (WebDAV)",
    "9p": "a folder shared with a virtual machine (9P)",
    "virtiofs": "a folder shared with a virtual machine",
    "afs": "a network folder (AFS)",
    "ceph": "a network folder (Ceph)",
    "glusterfs": "a network folder (Gluster)",
}
_CLOUDS: Final = (
    (re.compile(r"dropbox( .*)?", re.I), "Dropbox"),
    (re.compile(r"onedrive( - .*)?", re.I), "OneDrive"),
    (re.compile(r"google ?drive( .*)?|my drive", re.I), "Google Drive"),
    (re.compile(r"googledrive-.*", re.I), "Google Drive"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.I), "iCloud Drive"),
    (re.compile(r"nextcloud.*", re.I), "Nextcloud"),
    (re.compile(r"owncloud.*", re.I), "ownCloud"),
)
_ESCAPED: Final = re.compile(r"\\([0-7]{3})")
_UNC: Final = ("\\\\", "//")
_SAID: Final = (
    "The workspace lies in {where}. If it is changed from two computers at once, work may be lost: "
    "keep it in a folder of this computer, and export it to share it."
)


def describe_place(path: Path) -> str:
    """Return a sentence about a place that is not safe for a workspace, or an empty string."""
    real = _resolved(path)
    where = _network(str(path), real, _read_mounts()) or _cloud(path) or _cloud(real)
    return _SAID.format(where=where) if where else ""


def find_network(path: PurePath, mounts: str) -> str:
    """Return what sort of network a path is on, by the text of `/proc/mounts`; empty for none."""
    best, sort = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = PurePath(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, sort = len(point.parts), fields[2]
    return _NETWORKS.get(sort, "")


def _network(given: str, real: Path, mounts: str) -> str:
    if given.startswith(_UNC) or str(real).startswith(_UNC):
        return "a network folder"
    return find_network(real, mounts)


def _cloud(path: PurePath) -> str:
    for part in path.parts[:-1]:
        for pattern, name in _CLOUDS:
            if pattern.fullmatch(part):
                return f"a folder of {name}"
    return ""


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _read_mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""  # another system than Linux
