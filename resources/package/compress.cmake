# SPDX-License-Identifier: GPL-3.0-or-later
# Compresses what Debian's policy wants compressed, in the tree that becomes the package.
set(share "${CPACK_TEMPORARY_DIRECTORY}${CPACK_PACKAGING_INSTALL_PREFIX}/share")
file(GLOB files "${share}/man/man1/*.1" "${share}/doc/serin/changelog")
foreach(file IN LISTS files)
    execute_process(COMMAND gzip -9nf "${file}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
