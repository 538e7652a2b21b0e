import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured

from cms.settings.secret_key import create, load, load_or_create


def test_key_is_made_once_and_then_kept(tmp_path):
    first = load_or_create(tmp_path / "secret_key")
    assert (len(first), load_or_create(tmp_path / "secret_key")) == (50, first)


def test_key_is_readable_by_its_owner_alone(tmp_path):
    load_or_create(tmp_path / "secret_key")
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_second_process_takes_the_key_of_the_first(tmp_path):
    path = tmp_path / "secret_key"
    with ThreadPoolExecutor(8) as processes:
        keys = set(processes.map(lambda _number: load_or_create(path), range(40)))
    create(path)
    assert keys == {load(path)}
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("content", [b"", b"\n", b"short", b"\xff\xfe\x00"])
def test_a_file_without_a_key_stops_the_start_and_says_what_to_do(tmp_path, content):
    path = tmp_path / "secret_key"
    path.write_bytes(content)
    with pytest.raises(ImproperlyConfigured, match=r"holds no secret key\. Restore it from a backup, or remove the file"):
        load_or_create(path)
    assert path.read_bytes() == content


def test_a_missing_folder_is_an_error_and_no_default_key(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_or_create(tmp_path / "gone" / "secret_key")
