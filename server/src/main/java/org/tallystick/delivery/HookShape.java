package org.tallystick.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In which form a provider of mail reports, and how it signs. */
public enum HookShape {
    TALLYSTICK("Tallystick's own form", "Any program; signed with HMAC-SHA256 as Standard Webhooks say."),
    MAILGUN("Mailgun", "The HTTP webhook signing key of the account."),
    SENDGRID("SendGrid", "The verification key of the signed event webhook.");

    private final String title;
    private final String key;

    HookShape(String title, String key) {
        this.title = title;
        this.key = key;
    }

    public String title() {
        return title;
    }

    /** What its key is. */
    public String keyWords() {
        return key;
    }

    /** The last part of its address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<HookShape> of(String word) {
        return Arrays.stream(values())
                .filter(shape -> shape.word().equals(word))
                .findFirst();
    }
}
