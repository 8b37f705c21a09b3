# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the texts of the source into the translations. With CHECK_IN=FOLDER it changes nothing and
# fails when a file would change.
#
# usage: cmake -DLUPDATE=PROGRAM -DFILES=FILE.ts[;FILE.ts…] [-DCHECK_IN=FOLDER] -P update.cmake
cmake_minimum_required(VERSION 3.25)
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)

foreach(file IN LISTS FILES)
    set(updated "${file}")
    if(CHECK_IN)
        file(COPY "${file}" DESTINATION "${CHECK_IN}") # the name tells lupdate the language
        get_filename_component(name "${file}" NAME)
        set(updated "${CHECK_IN}/${name}")
    endif()
    # The include path lets lupdate see the namespaces, without which no text would be found again.
    execute_process(
        COMMAND "${LUPDATE}" -silent -no-obsolete -locations none -I . ui models app -ts "${updated}"
        WORKING_DIRECTORY "${root}"
        COMMAND_ERROR_IS_FATAL ANY)
    if(CHECK_IN)
        file(READ "${file}" before)
        file(READ "${updated}" after)
        if(NOT before STREQUAL after)
            message(FATAL_ERROR "${file} lacks texts of the source or has others than it: "
                "build the target update_translations and translate what is unfinished")
        endif()
    endif()
endforeach()
