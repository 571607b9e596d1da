package org.tallystick.lib.einvoice.ubl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.einvoice.Reading;
import org.tallystick.lib.einvoice.cii.Cii;
import org.tallystick.lib.einvoice.conversion.Leaves;
import org.tallystick.lib.einvoice.model.Differences;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.rules.Rules;
import org.tallystick.lib.einvoice.rules.Syntax;
import org.tallystick.lib.einvoice.testing.Samples;

/** Published documents through the model and back: nothing of EN 16931 is lost, in either syntax. */
class SamplesRoundTripTest {
    /** Elements that are no term of EN 16931, or whose value UBL and CII fix. */
    private static final Set<String> OUTSIDE = Set.of(
            "UBLVersionID",
            "DepartmentName",
            "SpecifiedProcuringProject/Name",
            "PayeePartyCreditorFinancialAccount/IBANID",
            "GrossPriceProductTradePrice/BasisQuantity",
            "ClassifiedTaxCategory/ID@schemeID",
            "PartyTaxScheme/TaxScheme/ID");

    @Test
    void everyDocumentIsReadWithoutProblems() {
        assertThat(documents()).hasSize(113);
        documents()
                .forEach((name, document) ->
                        assertThat(read(document).problems()).as(name).isEmpty());
    }

    @Test
    void theSameSyntaxGivesTheSameInvoice() {
        documents().forEach((name, document) -> {
            EInvoice invoice = read(document).invoice().orElseThrow();
            byte[] again = syntax(document) == Syntax.UBL ? Ubl.write(invoice) : Cii.write(invoice);

            assertThat(read(again).invoice()).as(name).contains(invoice);
        });
    }

    @Test
    void theOtherSyntaxHoldsEverythingButASecondPrecedingInvoice() {
        documents().forEach((name, document) -> {
            EInvoice invoice = read(document).invoice().orElseThrow();
            byte[] other = syntax(document) == Syntax.UBL ? Cii.write(invoice) : Ubl.write(invoice);
            EInvoice back = read(other).invoice().orElseThrow();

            assertThat(Differences.between(invoice, back))
                    .as(name)
                    .allSatisfy(field -> assertThat(field).matches("preceding\\[[12]]|lines\\[2].item.name"));
        });
    }

    @Test
    void everyValueOfTheDocumentIsWrittenAgain() {
        Map<String, Set<String>> lost = new TreeMap<>();
        documents().forEach((name, document) -> {
            EInvoice invoice = read(document).invoice().orElseThrow();
            byte[] again = syntax(document) == Syntax.UBL ? Ubl.write(invoice) : Cii.write(invoice);
            for (String path : Leaves.of(document).without(Leaves.of(again))) {
                if (OUTSIDE.stream().noneMatch(path::contains) && !path.contains("SubInvoiceLine")) {
                    lost.computeIfAbsent(path, _ -> new TreeSet<>()).add(name);
                }
            }
        });
        assertThat(lost).isEmpty();
    }

    private static Map<String, byte[]> documents() {
        Map<String, byte[]> documents = new TreeMap<>();
        List<String> folders = new ArrayList<>(List.of("en16931-ubl", "en16931-cii", "peppol-bis3", "xrechnung"));
        folders.forEach(folder -> Samples.files("einvoice/" + folder).forEach((name, file) -> {
            if (Rules.syntax(file).isPresent()) {
                documents.put(folder + "/" + name, file);
            }
        }));
        return documents;
    }

    private static Syntax syntax(byte[] document) {
        return Optional.of(document).flatMap(Rules::syntax).orElseThrow();
    }

    private static Reading read(byte[] document) {
        return syntax(document) == Syntax.UBL ? Ubl.read(document) : Cii.read(document);
    }
}
