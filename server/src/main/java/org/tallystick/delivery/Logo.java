package org.tallystick.delivery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.tallystick.platform.Refusal;

/** A company's picture for the head of its documents, width and height in pixels. */
public record Logo(String contentType, byte[] content, int width, int height) {
    /** The largest upload and the largest stored picture. */
    public static final int MAX_BYTES = 200 * 1024;

    private static final int MAX_SIDE = 4000;
    private static final int PRINTED_WIDTH = 720; // 300 dots per inch on 60 × 20 mm
    private static final int PRINTED_HEIGHT = 240;

    /** Reads a PNG or JPEG and writes it anew, no larger than it is printed: nothing but its pixels is kept. */
    static Logo reencode(byte[] upload) {
        if (upload.length > MAX_BYTES) {
            throw Refusal.invalid("LOGO_TOO_LARGE", "A logo has at most 200 kB; save it smaller.");
        }
        String format = format(upload);
        BufferedImage image = fitted(read(upload, format));
        byte[] content = write(image, format);
        if (content.length > MAX_BYTES) {
            throw Refusal.invalid("LOGO_TOO_LARGE", "This logo has too much detail; use a simpler picture.");
        }
        return new Logo("image/" + format, content, image.getWidth(), image.getHeight());
    }

    private static String format(byte[] upload) {
        if (startsWith(upload, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        if (startsWith(upload, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        throw Refusal.invalid("LOGO_FORMAT", "A logo is a PNG or JPEG picture; save it as one of these.");
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static BufferedImage read(byte[] upload, String format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) > MAX_SIDE || reader.getHeight(0) > MAX_SIDE) {
                throw Refusal.invalid("LOGO_TOO_LARGE", "A logo has at most 4000 pixels a side; save it smaller.");
            }
            return reader.read(0);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Refusal.invalid("LOGO_UNREADABLE", "This picture cannot be read; save it again as PNG.");
        } finally {
            reader.dispose();
        }
    }

    /** On white, because documents have no transparency, and never larger than before. */
    private static BufferedImage fitted(BufferedImage image) {
        double scale = Math.min(
                1, Math.min((double) PRINTED_WIDTH / image.getWidth(), (double) PRINTED_HEIGHT / image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = fitted.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return fitted;
    }

    private static byte[] write(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write a picture", e);
        }
        return bytes.toByteArray();
    }
}
