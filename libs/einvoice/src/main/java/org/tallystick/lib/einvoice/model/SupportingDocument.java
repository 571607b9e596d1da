package org.tallystick.lib.einvoice.model;

import org.jspecify.annotations.Nullable;

/**
 * A document that belongs to the invoice (BG-24).
 *
 * @param reference BT-122
 * @param description BT-123
 * @param location where it lies outside (BT-124)
 * @param attachment the file itself (BT-125)
 */
public record SupportingDocument(
        @Nullable String reference,
        @Nullable String description,
        @Nullable String location,
        @Nullable Attachment attachment) {}
