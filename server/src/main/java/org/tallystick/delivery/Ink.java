package org.tallystick.delivery;

/** How text of a drawn page looks: its cut, its size in points and its colour. */
record Ink(Cut cut, float size, Colour colour) {
    /** A line of text is so much higher than its letters. */
    static final float LINE = 1.35f;

    /** From the top of a line to its baseline, as a share of the size: ascent and descent of Liberation Sans, centred. */
    private static final float BASELINE = 1.0215f;

    /** A cut of the font of documents. */
    enum Cut {
        REGULAR,
        BOLD,
        ITALIC
    }

    /** Red, green and blue from 0 to 1. */
    record Colour(float red, float green, float blue) {
        static Colour of(int rgb) {
            return new Colour((rgb >> 16 & 0xff) / 255f, (rgb >> 8 & 0xff) / 255f, (rgb & 0xff) / 255f);
        }
    }

    static final Colour BLACK = Colour.of(0x000000);
    static final Colour TEXT = Colour.of(0x1b2430);
    static final Colour SOFT = Colour.of(0x4a5565);
    static final Colour RULE = Colour.of(0xccd2db);
    static final Colour STRONG_RULE = Colour.of(0x97a1b0);
    static final Colour SHADE = Colour.of(0xf3f5f8);

    static Ink text(double size) {
        return new Ink(Cut.REGULAR, (float) size, TEXT);
    }

    static Ink soft(double size) {
        return new Ink(Cut.REGULAR, (float) size, SOFT);
    }

    static Ink bold(double size) {
        return new Ink(Cut.BOLD, (float) size, TEXT);
    }

    static Ink italic(double size) {
        return new Ink(Cut.ITALIC, (float) size, TEXT);
    }

    float lineHeight() {
        return size * LINE;
    }

    float baseline() {
        return size * BASELINE;
    }
}
