package org.tallystick.documents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file that evidences something: immutable, named by the hash of its bytes, kept through a day. */
public record SupportingDocument(
        UUID id,
        String kind,
        String kindTitle,
        String name,
        FileType type,
        String sha256,
        long size,
        LocalDate uploadedOn,
        Instant uploadedAt,
        String uploadedBy,
        LocalDate keptThrough,
        @Nullable String heldBecause,
        @Nullable LocalDate erasedOn,
        @Nullable String erasedReason) {
    public boolean isErased() {
        return erasedOn != null;
    }

    public boolean isHeld() {
        return heldBecause != null;
    }

    /** {@code 1.2 MB}. */
    public String sizeInWords() {
        if (size < 1_000) {
            return size + " bytes";
        }
        long tenths = size < 1_000_000 ? size / 100 : size / 100_000;
        return tenths / 10 + "." + tenths % 10 + (size < 1_000_000 ? " kB" : " MB");
    }
}
