package org.tallystick.api;

import java.util.List;

/** The body of a request that cannot be used, with every reason found. */
final class InputProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Field> errors;

    InputProblem(int status, String code, String sentence, List<Field> errors) {
        super(sentence);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** What is wrong with one field; the pointer is RFC 6901. */
    record Field(String pointer, String code, String detail) {}

    static InputProblem fields(List<Field> errors) {
        return new InputProblem(422, "INPUT_INVALID", "Some fields cannot be used; errors says which and why.", errors);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    List<Field> errors() {
        return errors;
    }
}
