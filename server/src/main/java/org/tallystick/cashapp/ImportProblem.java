package org.tallystick.cashapp;

/** Something a person should know about an import: {@code error} when it kept something from being booked. */
public record ImportProblem(String severity, String code, String location, String message) {
    static ImportProblem warning(String code, String location, String message) {
        return new ImportProblem("warning", code, location, message);
    }

    static ImportProblem error(String code, String location, String message) {
        return new ImportProblem("error", code, location, message);
    }
}
