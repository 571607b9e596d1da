package org.tallystick.einvoices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.checks.Checks;
import org.tallystick.lib.einvoice.checks.Fault;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.rules.CheckOutcome;
import org.tallystick.lib.einvoice.rules.Finding;
import org.tallystick.lib.einvoice.rules.RuleSets;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.ubl.Ubl;

/**
 * Whatever billing can post passes the official rules of every form, and is read back as it was written. How many documents:
 * {@code -Dtallystick.einvoice.documents=1000}; where they begin: {@code -Dtallystick.einvoice.seed=1}.
 */
class RandomDocumentsTest {
    private static final int DOCUMENTS = Integer.getInteger("tallystick.einvoice.documents", 40);
    private static final long SEED = Long.getLong("tallystick.einvoice.seed", 20_261_130L);

    @Test
    void whatBillingPostsPassesTheOfficialRulesAndIsReadBackAsWritten() {
        for (int i = 0; i < DOCUMENTS; i++) {
            var documents = new RandomDocuments(SEED + i);
            Profile profile = List.of(Profile.values()).get(i % 3);
            InvoiceFacts facts = documents.invoice(profile == Profile.EN16931);
            Particulars particulars = RandomDocuments.particulars(profile);
            EInvoice invoice = i % 4 == 3
                    ? MemoMapping.of(documents.memo(facts), particulars)
                    : InvoiceMapping.of(facts, particulars);

            assertIsAccepted(SEED + i, invoice, profile);
        }
    }

    private static void assertIsAccepted(long seed, EInvoice invoice, Profile profile) {
        String name = "document of seed %d as %s".formatted(seed, profile);
        assertThat(Checks.of(invoice)).as(name).filteredOn(Fault::blocking).isEmpty();
        assertThat(Ubl.read(Ubl.write(invoice)).content()).as(name).isEqualTo(invoice);
        assertThat(Cii.read(Cii.write(invoice)).content()).as(name).isEqualTo(invoice);
        for (Syntax syntax : Syntax.values()) {
            if (profile != Profile.PEPPOL || syntax == Syntax.UBL) {
                assertPasses(name, EInvoiceForm.write(invoice, syntax), invoice);
            }
        }
    }

    private static void assertPasses(String name, byte[] xml, EInvoice invoice) {
        RuleSets.kindsFor(invoice)
                .forEach(kind -> assertThat(
                                Rules.check(xml, kind, java.util.Objects.requireNonNull(invoice.issuedOn())))
                        .as(name + ", " + kind)
                        .isInstanceOfSatisfying(
                                CheckOutcome.Checked.class,
                                checked -> assertThat(checked.of(Finding.Level.FATAL))
                                        .as(name + ", " + kind)
                                        .isEmpty()));
    }
}
