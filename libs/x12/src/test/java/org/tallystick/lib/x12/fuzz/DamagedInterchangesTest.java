package org.tallystick.lib.x12.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.lib.synthetic.damage.DamagedFiles;
import org.tallystick.lib.x12.acknowledgment.AcknowledgmentWriter;
import org.tallystick.lib.x12.acknowledgment.Receipt;
import org.tallystick.lib.x12.acknowledgment.Receipts;
import org.tallystick.lib.x12.claim.ClaimKind;
import org.tallystick.lib.x12.inspect.X12Inspection;
import org.tallystick.lib.x12.testing.Files;
import org.tallystick.lib.x12.testing.InventedClaims;
import org.tallystick.lib.x12.testing.InventedPayments;
import org.tallystick.lib.x12.testing.Samples;
import org.tallystick.lib.x12.write.UnwritableException;

/** Every reader of health care gets damaged files, through the inspection that uses all of them. */
class DamagedInterchangesTest {
    private static final int LONGEST = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {"835", "837P", "837I", "270", "271", "276", "277", "277CA", "997", "999", "mixed", "fragment"})
    void damagedInterchangeGivesProblemsAndNoException(String name) {
        List<byte[]> good = new ArrayList<>(List.of(made(name)));
        Samples.present("x12/" + name).stream()
                .filter(file -> file.length < LONGEST)
                .forEach(good::add);

        DamagedFiles.forReader("x12 " + name).read(good, DamagedInterchangesTest::inspect);
    }

    @Test
    void anAnswerIsBuiltToWhateverComes() {
        List<byte[]> good = List.of(made("837P"), made("835"));

        DamagedFiles.forReader("x12 receipts").read(good, DamagedInterchangesTest::answer);
    }

    private static byte[] made(String name) {
        return switch (name) {
            case "835", "fragment" -> InventedPayments.of(1, 4).file();
            case "837I" -> InventedClaims.of(ClaimKind.INSTITUTIONAL, 1, 3).file();
            default -> InventedClaims.of(ClaimKind.PROFESSIONAL, 1, 3).file();
        };
    }

    private static void inspect(byte[] file) {
        Map<String, ?> found = X12Inspection.of("damaged", new ByteArrayInputStream(file), Locale.ENGLISH);
        assertThat((List<?>) found.get("problems"))
                .allMatch(problem ->
                        String.valueOf(((Map<?, ?>) problem).get("message")).endsWith("."));
    }

    /** A damaged id may hold what no partner can read; writing refuses it and says where. */
    private static void answer(byte[] file) {
        List<Receipt> built = new ArrayList<>();
        var receipts = new Receipts(built::add);
        Files.events(file).forEach(receipts::take);
        for (Receipt receipt : built) {
            try {
                byte[] written = Files.written(
                        AcknowledgmentWriter.FUNCTIONAL,
                        AcknowledgmentWriter.VERSION,
                        writer -> receipt.groups().forEach(group -> new AcknowledgmentWriter(writer).write(group)));
                assertThat(Files.problems(written)).isEmpty();
            } catch (UnwritableException e) {
                assertThat(e.element()).matches("[A-Z0-9]{2,3}[0-9]{0,2}(-[0-9])?");
            }
        }
    }
}
