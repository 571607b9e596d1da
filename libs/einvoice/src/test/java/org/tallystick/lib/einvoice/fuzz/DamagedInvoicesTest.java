package org.tallystick.lib.einvoice.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.checks.Checks;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.conversion.Conversion;
import org.tallystick.lib.einvoice.conversion.Target;
import org.tallystick.lib.einvoice.facturx.FacturX;
import org.tallystick.lib.einvoice.facturx.FacturXProfile;
import org.tallystick.lib.einvoice.inspect.EInvoiceFile;
import org.tallystick.lib.einvoice.inspect.EInvoiceInspection;
import org.tallystick.lib.einvoice.inspect.Recognition;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.testing.ArchivePdf;
import org.tallystick.lib.einvoice.testing.Mutator;
import org.tallystick.lib.einvoice.testing.RandomInvoices;
import org.tallystick.lib.einvoice.ubl.Ubl;

/** No damage to a document makes anything throw; {@code -Dtallystick.mutations=20000} damages more often. */
class DamagedInvoicesTest {
    private static final int COUNT = Integer.getInteger("tallystick.mutations", 600);

    @Test
    void nothingThrows() throws Exception {
        List<byte[]> good = good();
        for (long seed = 0; seed < COUNT; seed++) {
            byte[] damaged = new Mutator(seed).mutated(good.get((int) (seed % good.size())));

            assertThatCode(() -> {
                        Recognition.recognises(damaged);
                        EInvoiceInspection.of("damaged", damaged, Locale.ENGLISH);
                        EInvoiceFile file = EInvoiceFile.open(damaged);
                        file.reading().invoice().ifPresent(Checks::of);
                        Conversion.convert(file, Target.CII);
                        Conversion.convert(file, Target.UBL);
                    })
                    .as("seed %s", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static List<byte[]> good() throws Exception {
        List<byte[]> good = new ArrayList<>();
        for (long seed = 0; seed < 6; seed++) {
            good.add(Ubl.write(RandomInvoices.of(seed, Profile.EN16931)));
            good.add(Cii.write(RandomInvoices.of(seed, Profile.EN16931)));
        }
        good.add(FacturX.embed(
                ArchivePdf.of("Invoice"),
                Cii.write(RandomInvoices.of(7, Profile.EN16931)),
                FacturXProfile.EN_16931,
                Instant.EPOCH));
        return good;
    }
}
