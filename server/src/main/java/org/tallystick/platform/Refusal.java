package org.tallystick.platform;

/**
 * An expected refusal that ends the request: a stable code and a sentence that names the fix. The sentence reaches people
 * and carries no personal, card or health data.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is; each kind has one HTTP status. */
    public enum Kind {
        INVALID(422),
        NOT_FOUND(404),
        FORBIDDEN(403),
        CONFLICT(409),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;

    private Refusal(Kind kind, String code, String sentence) {
        super(sentence);
        this.kind = kind;
        this.code = code;
    }

    /** The input breaks a rule. */
    public static Refusal invalid(String code, String sentence) {
        return new Refusal(Kind.INVALID, code, sentence);
    }

    /** Nothing of that id in this company; said of foreign ids too, so that nobody learns that they exist. */
    public static Refusal notFound(String thing) {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", "There is no such " + thing + ".");
    }

    public static Refusal forbidden(String sentence) {
        return new Refusal(Kind.FORBIDDEN, "FORBIDDEN", sentence);
    }

    /** The input is fine, but not in the present state of things. */
    public static Refusal conflict(String code, String sentence) {
        return new Refusal(Kind.CONFLICT, code, sentence);
    }

    public static Refusal unavailable(String code, String sentence) {
        return new Refusal(Kind.UNAVAILABLE, code, sentence);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
