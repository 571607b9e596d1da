package org.tallystick.lib.einvoice.facturx;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.Problem;

/**
 * What was found in a PDF.
 *
 * @param fileName of the invoice inside, or null
 * @param xml the invoice inside, as it is there, or null
 * @param version of Factur-X or ZUGFeRD, as the description (XMP) says, or null
 * @param conformanceLevel the profile the description names, or null
 */
public record Extraction(
        @Nullable String fileName,
        byte @Nullable [] xml,
        @Nullable String version,
        @Nullable String conformanceLevel,
        List<Problem> problems) {
    public Extraction {
        problems = List.copyOf(problems);
    }

    public Optional<byte[]> invoice() {
        return Optional.ofNullable(xml);
    }
}
