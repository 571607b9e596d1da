package org.tallystick.lib.x12;

import java.util.function.Consumer;

/** An interchange, a group or a transaction while it is open: its control number, and what it holds so far. */
final class Envelope {
    private final ProblemCode code;
    private String control = "";
    private int ordinal;
    private long counted;
    private long stated;
    private boolean open;
    private boolean sound;

    Envelope(ProblemCode code) {
        this.code = code;
    }

    void begin(String number) {
        control = number;
        ordinal++;
        counted = 0;
        stated = 0;
        open = true;
        sound = true;
    }

    /** The envelope around it is a new one. */
    void restart() {
        ordinal = 0;
    }

    void count() {
        counted++;
    }

    /** What it holds, trailer included where the trailer counts itself. */
    long counted() {
        return counted;
    }

    /** What its trailer says it holds, 0 where that says nothing. */
    long stated() {
        return stated;
    }

    boolean isOpen() {
        return open;
    }

    /** Its place in the envelope around it, from 1; 0 before the first. */
    int ordinal() {
        return ordinal;
    }

    /** Compares it with its trailer: element 1 counts, element 2 repeats the control number. */
    void check(Segment trailer, Location location, Consumer<Problem> problems) {
        String text = trailer.text(1);
        stated = text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
        if (stated != counted) {
            sound = false;
            problems.accept(Problem.of(Severity.ERROR, code, location, shown(text), Long.toString(counted)));
        }
        String number = trailer.text(2);
        if (!number.equals(control)) {
            sound = false;
            problems.accept(Problem.of(Severity.ERROR, code, location, shown(number), shown(control))
                    .saying("number"));
        }
    }

    /** Something else begins or the file ends before its trailer. */
    void missing(Location location, Consumer<Problem> problems) {
        sound = false;
        problems.accept(
                Problem.of(Severity.ERROR, code, location, shown(control)).saying("missing"));
    }

    /** Closes it and says whether it was sound. */
    boolean end() {
        open = false;
        return sound;
    }

    private static String shown(String text) {
        return text.isEmpty() ? "\u2013" : text;
    }
}
