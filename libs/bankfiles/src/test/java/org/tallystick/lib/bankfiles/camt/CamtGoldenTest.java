package org.tallystick.lib.bankfiles.camt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.testing.Events;
import org.tallystick.lib.bankfiles.testing.Samples;
import tools.jackson.databind.JsonNode;

/** Another reader's published results for the same files, field by field. */
class CamtGoldenTest {
    @Test
    void entriesAndDetailsAgreeWithAnotherReader() {
        Path bank = Samples.folder("bank");
        List<Path> goldens = Samples.files("bank/camt053/genkgo-expected-json");

        for (Path golden : goldens) {
            String name = golden.getFileName().toString().replace(".json", ".xml");
            Path file = bank.resolve(name.substring(0, 7)).resolve("genkgo").resolve(name);
            List<Entry> entries = Events.of(Samples.bytes(file)).entries();
            JsonNode expected = Samples.json(golden).get("getEntries");
            // of several statements the published result lists the entries of the last one
            List<Entry> last = entries.subList(entries.size() - expected.size(), entries.size());

            assertThat(last.stream().map(CamtGoldenTest::entry).toList())
                    .as(name)
                    .isEqualTo(expected.valueStream()
                            .map(CamtGoldenTest::goldenEntry)
                            .toList());
        }
        assertThat(goldens).hasSize(14);
    }

    private static Map<String, Object> entry(Entry entry) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("amount", minor(entry.amount(), entry.direction()));
        fields.put("currency", entry.amount().currency());
        fields.put("bankReference", text(entry.bankReference()));
        fields.put("additional", text(entry.additionalText()));
        fields.put("booked", text(entry.bookedOn()));
        fields.put("value", text(entry.valueOn()));
        fields.put("reversal", entry.reversal());
        fields.put("status", status(entry));
        fields.put("family", text(entry.transactionCode().family()));
        fields.put("proprietary", text(entry.transactionCode().proprietary()));
        fields.put("reference", text(entry.reference()));
        fields.put(
                "details", entry.details().stream().map(CamtGoldenTest::detail).toList());
        return fields;
    }

    private static String status(Entry entry) {
        return switch (entry.status()) {
            case BOOKED -> "BOOK";
            case PENDING -> "PDNG";
            case INFORMATION -> "INFO";
            case FUTURE -> "FUTR";
            case UNKNOWN -> "";
        };
    }

    private static Map<String, Object> goldenEntry(JsonNode entry) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("amount", entry.at("/getAmount/getAmount").asLong());
        fields.put("currency", text(entry.at("/getAmount/getCurrency/getCode")));
        fields.put("bankReference", text(entry.get("getAccountServicerReference")));
        fields.put("additional", text(entry.get("getAdditionalInfo")));
        fields.put("booked", day(entry.at("/getBookingDate/0")));
        fields.put("value", day(entry.at("/getValueDate/0")));
        fields.put("reversal", entry.get("getReversalIndicator").asBoolean());
        fields.put("status", text(entry.get("getStatus")));
        fields.put("family", text(entry.at("/getBankTransactionCode/getDomain/getFamily/getCode")));
        fields.put("proprietary", text(entry.at("/getBankTransactionCode/getProprietary/getCode")));
        fields.put("reference", text(entry.get("getReference")));
        fields.put(
                "details",
                entry.get("getTransactionDetails")
                        .valueStream()
                        .map(detail -> detail.isString() ? entry.get("getTransactionDetail") : detail)
                        .map(CamtGoldenTest::goldenDetail)
                        .toList());
        return fields;
    }

    private static Map<String, Object> detail(Detail detail) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("endToEnd", text(detail.endToEndId()));
        fields.put("mandate", text(detail.mandateId()));
        fields.put("instruction", text(detail.instructionId()));
        fields.put("additional", text(detail.additionalText()));
        fields.put("freeText", detail.freeText());
        fields.put(
                "references",
                detail.structuredReferences().stream()
                        .map(reference -> reference.type() + " " + reference.reference())
                        .toList());
        fields.put(
                "returned",
                detail.returnReason() == null ? "" : text(detail.returnReason().code()));
        return fields;
    }

    private static Map<String, Object> goldenDetail(JsonNode detail) {
        Map<String, Object> fields = new TreeMap<>();
        JsonNode remittance = detail.at("/getRemittanceInformation");
        fields.put("endToEnd", text(detail.at("/getReference/getEndToEndId")));
        fields.put("mandate", text(detail.at("/getReference/getMandateId")));
        fields.put("instruction", text(detail.at("/getReference/getInstructionId")));
        fields.put("additional", text(detail.at("/getAdditionalTransactionInformation/getInformation")));
        fields.put("freeText", goldenTexts(remittance));
        fields.put("references", goldenReferences(remittance));
        fields.put("returned", text(detail.at("/getReturnInformation/getCode")));
        return fields;
    }

    private static List<String> goldenTexts(JsonNode remittance) {
        List<String> texts = new ArrayList<>();
        for (JsonNode block : remittance.path("getUnstructuredBlocks")) {
            JsonNode resolved = block.isString() ? remittance.get("getUnstructuredBlock") : block;
            texts.add(text(resolved.get("getMessage")));
        }
        return texts;
    }

    private static List<String> goldenReferences(JsonNode remittance) {
        List<String> references = new ArrayList<>();
        for (JsonNode block : remittance.path("getStructuredBlocks")) {
            JsonNode resolved = block.isString() ? remittance.get("getStructuredBlock") : block;
            JsonNode own = resolved.get("getCreditorReferenceInformation");
            JsonNode reference = own.isString() ? remittance.get("getCreditorReferenceInformation") : own;
            String code = text(reference.get("getCode"));
            String type = code.isEmpty() ? text(reference.get("getProprietary")) : code;
            references.add(type + " " + text(reference.get("getRef")));
        }
        return references;
    }

    private static long minor(StatedAmount amount, Direction direction) {
        long minor = Objects.requireNonNull(amount.money(), "money").minor();
        return direction == Direction.CREDIT ? minor : -minor;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String text(@Nullable JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode() ? "" : node.asString();
    }

    private static String day(JsonNode moment) {
        return moment.isMissingNode()
                ? ""
                : OffsetDateTime.parse(moment.asString()).toLocalDate().toString();
    }
}
