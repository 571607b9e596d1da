package org.tallystick.lib.einvoice.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.ReaderException;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.einvoice.references.CreditorReference;
import org.tallystick.lib.einvoice.references.Iban;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;

class QrMatrixTest {
    private static final Iban IBAN = new Iban("DE89370400440532013000");
    private static final Money AMOUNT = Money.of("1234.50", CurrencyCode.of("EUR"));

    private static String decoded(QrMatrix matrix) {
        boolean[][] image = new boolean[matrix.size()][matrix.size()];
        for (QrMatrix.Rectangle rectangle : matrix.rectangles()) {
            for (int i = 0; i < rectangle.width(); i++) {
                image[rectangle.y() - QrMatrix.QUIET_ZONE][rectangle.x() + i - QrMatrix.QUIET_ZONE] = true;
            }
        }
        try {
            return new Decoder().decode(image).getText();
        } catch (ReaderException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mercy Clinic", "Mercy Clinic Köln", "Κλινική 病院"})
    void drawnSquaresAreReadAsTheSameText(String name) {
        EpcPayload payload = EpcPayload.ofReference(name, IBAN, AMOUNT, new CreditorReference("RF18539007547034"));

        assertThat(decoded(payload.toMatrix())).isEqualTo(payload.toText());
    }

    @Test
    void longestPayloadFitsIntoVersionThirteen() {
        String name = "n".repeat(EpcPayload.NAME_LENGTH);
        String text = "t".repeat(EpcPayload.TEXT_LENGTH);

        QrMatrix matrix = new EpcPayload("COBADEFFXXX", name, IBAN, AMOUNT, null, text).toMatrix();

        assertThat(matrix.size()).isLessThanOrEqualTo(17 + 4 * 13);
    }

    @Test
    void textTooLongForTheStandardIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrMatrix.of("x".repeat(400)));
        assertThatIllegalArgumentException().isThrownBy(() -> QrMatrix.of("x".repeat(40_000)));
    }

    @Test
    void pathDrawsTheFinderInsideTheQuietZone() {
        QrMatrix matrix = QrMatrix.of("BCD");

        assertThat(matrix.toSvgPath()).startsWith("M4 4h7v1h-7z").endsWith("z");
        assertThat(matrix.sizeWithQuietZone()).isEqualTo(matrix.size() + 8);
        assertThat(matrix.isDark(0, 0)).isTrue();
        assertThat(matrix.isDark(1, 1)).isFalse();
    }
}
