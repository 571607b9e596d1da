package org.tallystick.lib.einvoice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.checks.Checks;
import org.tallystick.lib.einvoice.checks.Fault;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.einvoice.rules.CheckOutcome.Checked;
import org.tallystick.lib.einvoice.rules.CheckOutcome.NotChecked;
import org.tallystick.lib.einvoice.testing.RandomInvoices;
import org.tallystick.lib.einvoice.ubl.Ubl;

/**
 * Invoices of every shape go out and come back unchanged, and the official rules find nothing fatal in them.
 * {@code -Dtallystick.einvoices=1000} makes a thousand of them.
 */
class RandomInvoicesTest {
    private static final int COUNT = Integer.getInteger("tallystick.einvoices", 24);

    private static final List<Profile> PROFILES = List.of(Profile.EN16931, Profile.PEPPOL, Profile.XRECHNUNG);

    @Test
    void theOfficialRulesFindNothingFatal() {
        List<String> fatal = new ArrayList<>();
        var seen = new TreeSet<String>();
        for (long seed = 0; seed < COUNT; seed++) {
            Profile profile = PROFILES.get((int) (seed % PROFILES.size()));
            EInvoice invoice = RandomInvoices.of(seed, profile);
            invoice.vat().forEach(row -> seen.add(String.valueOf(row.vat().category())));

            byte[] ubl = Ubl.write(invoice);
            byte[] cii = Cii.write(invoice);

            assertThat(Ubl.read(ubl).invoice()).as("UBL of seed %s", seed).contains(invoice);
            assertThat(Cii.read(cii).invoice()).as("CII of seed %s", seed).contains(invoice);
            assertThat(Checks.of(invoice).stream().filter(Fault::blocking))
                    .as("checks of seed %s", seed)
                    .isEmpty();
            for (RuleKind kind : RuleSets.kindsFor(invoice)) {
                fatal.addAll(fatal(seed, ubl, kind, Syntax.UBL));
                fatal.addAll(fatal(seed, cii, kind, Syntax.CII));
            }
        }
        assertThat(fatal).isEmpty();
        assertThat(seen).contains("S", "Z", "E", "AE", "K", "G", "L", "M");
    }

    /** Peppol has no rules for CII. */
    private static List<String> fatal(long seed, byte[] document, RuleKind kind, Syntax syntax) {
        Optional<RuleSet> ruleSet = RuleSets.newest(kind, syntax);
        return ruleSet.isEmpty()
                ? List.of()
                : switch (Rules.check(document, ruleSet.get())) {
                    case NotChecked(String reason) -> List.of(seed + ": " + reason);
                    case Checked checked ->
                        checked.of(Finding.Level.FATAL)
                                .map(finding -> "%d %s %s: %s %s %s"
                                        .formatted(
                                                seed, kind, syntax, finding.rule(), finding.location(), finding.text()))
                                .toList();
                };
    }

    @Test
    void whatIsNoInvoiceOfTheSyntaxIsNeverValid() {
        RuleSet ubl = RuleSets.newest(RuleKind.EN16931, Syntax.UBL).orElseThrow();

        for (String document : List.of("", "<a/>", "<a", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "%PDF-1.7")) {
            CheckOutcome outcome = Rules.check(document.getBytes(StandardCharsets.UTF_8), ubl);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Checked.class,
                            checked -> assertThat(checked.valid()).as(document).isFalse());
        }
    }

    @Test
    void anEngineThatFailsSaysNothingAboutTheDocument() {
        byte[] document = Ubl.write(RandomInvoices.of(1, Profile.EN16931));
        RuleSet known = RuleSets.newest(RuleKind.EN16931, Syntax.UBL).orElseThrow();
        var gone = new RuleSet(RuleKind.EN16931, Syntax.UBL, "9.9", known.validFrom(), null, "external/gone.xslt");

        List<CheckOutcome> outcomes = List.of(
                Rules.check(document, gone),
                Rules.check(document, known, (bytes, set) -> {
                    throw new OutOfMemoryError();
                }),
                Rules.check(document, known, (bytes, set) -> {
                    throw new NoClassDefFoundError("jakarta/xml/bind/JAXBContext");
                }),
                Rules.check(document, known, (bytes, set) -> {
                    throw new StackOverflowError();
                }));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(NotChecked.class));
    }

    @Test
    void theRulesOfTheDayCount() {
        assertThat(RuleSets.inForce(RuleKind.PEPPOL, Syntax.UBL, LocalDate.of(2026, 2, 22)))
                .hasValueSatisfying(set -> assertThat(set.version()).isEqualTo("2025.5"));
        assertThat(RuleSets.inForce(RuleKind.PEPPOL, Syntax.UBL, LocalDate.of(2026, 2, 23)))
                .hasValueSatisfying(set -> assertThat(set.version()).isEqualTo("2025.11"));
        assertThat(RuleSets.inForce(RuleKind.PEPPOL, Syntax.UBL, LocalDate.of(2019, 1, 1)))
                .hasValueSatisfying(set -> assertThat(set.version()).isEqualTo("2025.5"));
        assertThat(RuleSets.inForce(RuleKind.PEPPOL, Syntax.CII, LocalDate.of(2026, 3, 1)))
                .isEmpty();
    }
}
