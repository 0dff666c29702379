#!/usr/bin/env bash
# The AppImage and the Flatpak of the Debian package in dist/; fetches their runtimes, so that only
# the release workflow runs it.
set -euo pipefail
cd "$(dirname "$0")/../../.."

runtime_url=https://github.com/AppImage/type2-runtime/releases/download/20251108/runtime-x86_64
runtime_sum=2fca8b443c92510f1483a883f60061ad09b46b978b2631c807cd873a47ec260d
deb=$(echo dist/placard_*_amd64.deb)
version=$(python3 -c 'import dev; print(dev.release()[0])')
epoch=$(python3 -c 'import dev; print(dev.release()[1])')

sudo chown -R "$USER" build dist # dev.py ran as root
curl --fail --silent --show-error --location --output build/appimage-runtime "$runtime_url"
echo "$runtime_sum  build/appimage-runtime" | sha256sum --check
python3 resources/installers/linux/appimage.py "$deb" build/appimage-runtime dist "$version" "$epoch"
"dist/placard-$version-x86_64.AppImage" --appimage-extract-and-run --self-test

hub=https://dl.flathub.org/repo/flathub.flatpakrepo
manifest=resources/installers/linux/org.placard.Placard.yml
flatpak remote-add --user --if-not-exists flathub "$hub"
cp "$deb" resources/installers/linux/placard.deb
flatpak-builder --user --install-deps-from=flathub --repo=build/flatpak-repo --force-clean \
    build/flatpak "$manifest"
flatpak build-bundle build/flatpak-repo "dist/placard-$version-x86_64.flatpak" org.placard.Placard
rm resources/installers/linux/placard.deb
