package org.tallystick.lib.claims;

/**
 * What an edit, or the reader, has to say of a place in a file.
 *
 * @param rule {@code SCR-F05}, or the reader's code
 * @param severity E or W
 * @param claim CLM01, empty for the file
 * @param line of the claim, 0 for none
 * @param segmentNumber in the file, from 1; 0 for the file
 * @param element of the segment, 0 for the whole
 * @param offset of the byte in the file, -1 for none
 * @param sentence what is wrong
 * @param fix what to do
 */
public record Finding(
        String rule,
        String severity,
        String claim,
        int line,
        String loop,
        String segment,
        long segmentNumber,
        int element,
        long offset,
        String sentence,
        String fix) {
    public boolean blocks() {
        return severity.equals("E");
    }
}
