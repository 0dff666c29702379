"""A workspace in a folder that other computers change is noticed and said."""

from pathlib import Path, PurePosixPath

import pytest

from db.workspace.place import describe_place, find_network

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/team nfs4 rw 0 0
//server/share /mnt/my\\040share cifs rw 0 0
me@host: /home/ana/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/team/local ext4 rw 0 0
host0 /mnt/host 9p rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/home/ana/w.workspace", ""),
        ("/mnt/team/w.workspace", "a network folder (NFS)"),
        ("/mnt/team2/w.workspace", ""),
        ("/mnt/team/local/w.workspace", ""),
        ("/mnt/my share/sub/w.workspace", "a network folder (SMB)"),
        ("/home/ana/far/w.workspace", "a folder of another computer (SSH)"),
        ("/mnt/host/w.workspace", "a folder shared with a virtual machine (9P)"),
    ],
)
def test_networks_by_the_list_of_mounts(path, said):
    assert find_network(PurePosixPath(path), MOUNTS) == said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("Documents/w.workspace", ""),
        ("Dropbox/w.workspace", "Dropbox"),
        ("Dropbox (Team)/a/w.workspace", "Dropbox"),
        ("OneDrive - United Nations/w.workspace", "OneDrive"),
        ("Google Drive/w.workspace", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-a@b.org/My Drive/w", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/w", "iCloud Drive"),
        ("Nextcloud/w.workspace", "Nextcloud"),
        ("notes on dropbox/w.workspace", ""),
        ("Dropbox", ""),
    ],
)
def test_clouds_by_the_names_of_their_folders(tmp_path, path, said):
    found = describe_place(tmp_path / path)
    assert (said in found) if said else found == ""


@pytest.mark.parametrize("path", [r"\\server\share\w.workspace", "//server/share/w.workspace"])
def test_windows_names_of_other_computers(path):
    assert "lies in a network folder. If it is changed from two computers" in describe_place(
        Path(path)
    )


def test_a_link_into_a_cloud_is_seen_through(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert "Dropbox" in describe_place(tmp_path / "mine" / "w.workspace")
