package org.tallystick.lib.x12.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.lib.x12.claim.ClaimKind;
import org.tallystick.lib.x12.testing.Files;
import org.tallystick.lib.x12.testing.InventedClaims;

class ReceiptsTest {
    private static final byte[] CLAIMS =
            InventedClaims.of(ClaimKind.PROFESSIONAL, 5, 2).file();

    @Test
    void aSoundInterchangeIsAccepted() {
        Receipt receipt = receipt(CLAIMS);

        assertThat(receipt.interchange().code() + receipt.interchange().note()).isEqualTo("A000");
        assertThat(receipt.wanted()).isFalse();
        GroupAcknowledgment group = receipt.groups().getFirst();
        assertThat(group.functional() + " " + group.control() + " " + group.version())
                .isEqualTo("HC 12 005010X222A1");
        assertThat(group.code()).isEqualTo("A");
        assertThat(group.accepted()).isEqualTo(1);
        assertThat(group.transactions().getFirst().errors()).isEmpty();
    }

    @Test
    void aBadCodeRejectsItsTransactionAndNamesClaimAndElement() {
        Receipt receipt = receipt(changed("*UN*", "*XX*"));

        TransactionAcknowledgment transaction =
                receipt.groups().getFirst().transactions().getFirst();
        assertThat(transaction.code()).isEqualTo("R");
        assertThat(transaction.codes()).containsExactly("5");
        TransactionAcknowledgment.SegmentError error = transaction.errors().getFirst();
        assertThat(error.segment() + error.code() + error.loop()).isEqualTo("SV182400");
        assertThat(error.contexts()).singleElement().asString().startsWith("CLM01:C");
        assertThat(error.elements().getFirst().element()).isEqualTo(3);
        assertThat(error.elements().getFirst().code()).isEqualTo("7");
        assertThat(error.elements().getFirst().value()).isEmpty();
        assertThat(receipt.groups().getFirst().code()).isEqualTo("R");
        assertThat(receipt.interchange().code()).isEqualTo("A");
    }

    @Test
    void aSegmentWithTwoFaultsStandsOnceInEachWay() {
        List<TransactionAcknowledgment.SegmentError> errors = receipt(changed("BHT*0019*00*", "BHT*0018*99*"))
                .groups()
                .getFirst()
                .transactions()
                .getFirst()
                .errors();

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.place()).isEqualTo(2);
            assertThat(error.elements()).hasSize(2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "IEA*1*000000007, IEA*2*000000007, R021",
        "IEA*1*000000007, IEA*1*000000008, R001",
        "IEA*1*000000007~, '', R023",
        "*260302*0905*^, *261302*0905*^, E014",
        "*260302*0905*^, *260302*2505*^, E015",
    })
    void aWrongEnvelopeIsSaidInTheTa1(String right, String wrong, String answer) {
        InterchangeAcknowledgment said = receipt(changed(right, wrong)).interchange();

        assertThat(said.code() + said.note()).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "~GE*1*12, ~GE*2*12, 5, A",
        "~GE*1*12, ~GE*1*13, 4, A",
        "*0001~GE, *0002~GE, '', R",
    })
    void aWrongTrailerIsSaidInThe999(String right, String wrong, String groupCodes, String transaction) {
        String file = Files.text(CLAIMS).replace("~\n", "~");
        GroupAcknowledgment group =
                receipt(Files.bytes(file.replace(right, wrong))).groups().getFirst();

        assertThat(String.join(" ", group.codes())).isEqualTo(groupCodes);
        assertThat(group.code()).isEqualTo("R");
        assertThat(group.transactions().getFirst().code()).isEqualTo(transaction);
    }

    @Test
    void anAcknowledgmentIsNotAcknowledged() {
        Receipt claims = receipt(CLAIMS);
        byte[] answer = Files.written(
                AcknowledgmentWriter.FUNCTIONAL,
                AcknowledgmentWriter.VERSION,
                writer -> claims.groups().forEach(group -> new AcknowledgmentWriter(writer).write(group)));

        assertThat(receipt(answer).groups()).isEmpty();
        assertThat(Files.findings(answer)).isEmpty();
    }

    private static byte[] changed(String right, String wrong) {
        String file = Files.text(CLAIMS);
        assertThat(file).contains(right);
        int at = file.indexOf(right);
        return Files.bytes(file.substring(0, at) + wrong + file.substring(at + right.length()));
    }

    private static Receipt receipt(byte[] file) {
        List<Receipt> built = new ArrayList<>();
        var receipts = new Receipts(built::add);
        Files.events(file).forEach(receipts::take);
        assertThat(built).hasSize(1);
        return built.getFirst();
    }
}
