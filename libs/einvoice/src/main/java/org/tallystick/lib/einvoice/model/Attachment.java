package org.tallystick.lib.einvoice.model;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file inside the invoice (BT-125). */
public record Attachment(@Nullable String mime, @Nullable String fileName, byte[] content) {
    public Attachment {
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attachment(String otherMime, String otherName, byte[] otherContent)
                && Objects.equals(mime, otherMime)
                && Objects.equals(fileName, otherName)
                && Arrays.equals(content, otherContent);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "Attachment[" + mime + ", " + content.length + " bytes]";
    }
}
