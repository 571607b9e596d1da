package org.tallystick.lib.einvoice.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A QR code as squares: error correction M, at most version 13 (69 squares a side). The quiet zone of {@link #QUIET_ZONE}
 * squares around it is part of {@link #toSvgPath} and {@link #rectangles}, whose unit is one square and whose origin is the
 * upper left corner of the zone.
 */
public final class QrMatrix {
    /** Light squares that must stay free on every side. */
    public static final int QUIET_ZONE = 4;

    private static final int HIGHEST_VERSION = 13;

    private final boolean[][] rows;

    /** A run of dark squares, one square high. */
    public record Rectangle(int x, int y, int width) {}

    private QrMatrix(boolean[][] rows) {
        this.rows = rows;
    }

    /**
     * The code of a text, in UTF-8.
     *
     * @throws IllegalArgumentException when the text is empty or too long for version 13 (about 330 bytes)
     */
    public static QrMatrix of(String text) {
        QRCode code = encode(text);
        if (code.getVersion().getVersionNumber() > HIGHEST_VERSION) {
            throw new IllegalArgumentException("the text is too long for a code of version " + HIGHEST_VERSION);
        }
        ByteMatrix matrix = code.getMatrix();
        boolean[][] rows = new boolean[matrix.getHeight()][matrix.getWidth()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length; x++) {
                rows[y][x] = matrix.get(x, y) == 1;
            }
        }
        return new QrMatrix(rows);
    }

    private static QRCode encode(String text) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        boolean ascii = text.chars().allMatch(character -> character < 128);
        if (!ascii) {
            // announces UTF-8 inside the symbol; plain ASCII is read the same by every reader without it
            hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
        }
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException("the text does not fit into a QR code", e);
        }
    }

    /** Squares on each side, without the quiet zone. */
    public int size() {
        return rows.length;
    }

    /** Squares on each side with the quiet zone: the view box of the drawing. */
    public int sizeWithQuietZone() {
        return rows.length + 2 * QUIET_ZONE;
    }

    /** Whether a square of the symbol is dark; counted from 0, without the quiet zone. */
    public boolean isDark(int x, int y) {
        return rows[y][x];
    }

    /** Every row as runs of dark squares, from top to bottom and left to right. */
    public List<Rectangle> rectangles() {
        List<Rectangle> rectangles = new ArrayList<>();
        for (int y = 0; y < rows.length; y++) {
            int x = 0;
            while (x < rows.length) {
                int start = x;
                while (x < rows.length && rows[y][x]) {
                    x++;
                }
                if (x > start) {
                    rectangles.add(new Rectangle(start + QUIET_ZONE, y + QUIET_ZONE, x - start));
                }
                x++;
            }
        }
        return rectangles;
    }

    /** The dark squares as the {@code d} of one SVG path; its view box is {@code 0 0 n n} with {@link #sizeWithQuietZone}. */
    public String toSvgPath() {
        var path = new StringBuilder();
        for (Rectangle rectangle : rectangles()) {
            path.append('M').append(rectangle.x()).append(' ').append(rectangle.y());
            path.append('h').append(rectangle.width()).append("v1h-").append(rectangle.width());
            path.append('z');
        }
        return path.toString();
    }
}
