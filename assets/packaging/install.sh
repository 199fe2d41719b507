#!/bin/sh
# Makes this user's desktop know the bundle in whose folder this lies: an entry in the menu, the command "puppet", and
# .puppet files. With --remove it is forgotten again. Nothing is copied but the entries: the folder stays where it is.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
bin=$HOME/.local/bin
entry=$share/applications/puppet.desktop
mime=$share/mime/packages/puppet.xml
icon=$share/icons/hicolor/256x256/apps/puppet.png

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$mime" "$icon"
    [ -L "$bin/puppet" ] && rm -f "$bin/puppet"
else
    mkdir -p "$bin" "${entry%/*}" "${mime%/*}" "${icon%/*}"
    ln -sfn "$here/puppet" "$bin/puppet"
    # The whole path, quoted as the specification of desktop entries wants it: a desktop may not look into ~/.local/bin.
    quoted=$(printf '%s' "$here/puppet" | sed 's/[\\"`$]/\\\\&/g; s/%/%%/g')
    sed -e "/^TryExec=/d" "$here/share/applications/puppet.desktop" | while IFS= read -r line; do
        case $line in
            Exec=*) printf 'Exec="%s" %%F\n' "$quoted" ;;
            *) printf '%s\n' "$line" ;;
        esac
    done > "$entry"
    cp "$here/share/mime/packages/puppet.xml" "$mime"
    cp "$here/share/icons/hicolor/256x256/apps/puppet.png" "$icon"
fi
command -v update-mime-database > /dev/null && update-mime-database "$share/mime" || true
command -v update-desktop-database > /dev/null && update-desktop-database "$share/applications" || true
