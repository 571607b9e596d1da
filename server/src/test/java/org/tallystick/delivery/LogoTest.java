package org.tallystick.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.tallystick.platform.Refusal;

class LogoTest {
    @Test
    void aLargePictureBecomesAsLargeAsItIsPrinted() throws IOException {
        Logo logo = Logo.reencode(png(3000, 500));

        assertThat(logo.contentType()).isEqualTo("image/png");
        assertThat(logo.width()).isEqualTo(720);
        assertThat(logo.height()).isEqualTo(120);
    }

    @Test
    void whatIsHiddenBehindThePictureIsGone() throws IOException {
        byte[] hidden = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        byte[] picture = png(60, 20);
        byte[] upload = Arrays.copyOf(picture, picture.length + hidden.length);
        System.arraycopy(hidden, 0, upload, picture.length, hidden.length);

        Logo logo = Logo.reencode(upload);

        assertThat(new String(logo.content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    @Test
    void transparencyBecomesWhite() throws IOException {
        var image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);

        Logo logo = Logo.reencode(bytes(image, "png"));

        BufferedImage stored = ImageIO.read(new ByteArrayInputStream(logo.content()));
        assertThat(stored.getColorModel().hasAlpha()).isFalse();
        assertThat(new Color(stored.getRGB(5, 5))).isEqualTo(Color.WHITE);
    }

    @Test
    void aJpegStaysAJpeg() throws IOException {
        Logo logo = Logo.reencode(bytes(new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB), "jpeg"));

        assertThat(logo.contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        assertRefused("GIF89a....".getBytes(StandardCharsets.US_ASCII), "LOGO_FORMAT");
        assertRefused(new byte[Logo.MAX_BYTES + 1], "LOGO_TOO_LARGE");
        assertRefused(png(4001, 1), "LOGO_TOO_LARGE");
        assertRefused(Arrays.copyOf(png(100, 100), 40), "LOGO_UNREADABLE");
    }

    private static void assertRefused(byte[] upload, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Logo.reencode(upload))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    static byte[] png(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(0x0B5CAD));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return bytes(image, "png");
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
