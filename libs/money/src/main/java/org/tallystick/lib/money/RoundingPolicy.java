package org.tallystick.lib.money;

/** Names the base on which the tax of a document is computed and rounded (DOMAIN 3.2, RULE-14). */
public enum RoundingPolicy {
    /** Tax is computed and rounded on the rounded net of each line, then summed. */
    LINE,
    /** Tax is computed and rounded once per tax category and rate, on the sum of the rounded line nets (EN 16931). */
    DOCUMENT,
    /** Tax is computed and rounded once per tax category and rate, on the sum of the unrounded line nets. */
    DOCUMENT_UNROUNDED
}
