package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/**
 * A payment reference in its own field.
 *
 * @param type as the file declares it: SCOR, QRR, "ISR Reference", or null
 * @param issuer of the type, such as BBA for Belgian references
 */
public record StructuredReference(
        @Nullable String type, @Nullable String issuer, String reference) {}
