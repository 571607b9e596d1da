package org.tallystick.lib.bankfiles.nacha;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.HEADER;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.OTHER_BANK;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.balanced;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.batch;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.debit;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.debits;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.payment;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.usd;
import static org.tallystick.lib.bankfiles.nacha.Outgoing.written;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.bankfiles.nacha.AchEvent.BatchStarted;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileEnded;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileStarted;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment.AccountKind;
import org.tallystick.lib.bankfiles.statement.Direction;

class AchWriterTest {
    @Test
    void fileHasTheRecordsOfTheFormat() {
        String file = written(debits(debit(1, "120.50"), debit(2, "79.50")));

        assertThat(file.lines().map(String::stripTrailing))
                .startsWith(
                        "101 02100002112345678902603021430A094101CHASE                  ACME CORP",
                        "5225ACME CORP                           1234567890PPDINVOICE         260304   1121042880000001",
                        "627021000021123456789        0000012050INV-2026-1     Ada Lovelace            0121042880000001",
                        "627021000021123456789        0000007950INV-2026-2     Ada Lovelace            0121042880000002",
                        "82250000020004200004000000020000000000000000" + "1234567890" + " ".repeat(25)
                                + "121042880000001",
                        "9000001000001000000020004200004000000020000000000000000",
                        "9".repeat(94));
        assertThat(file.lines()).hasSize(10).allSatisfy(line -> assertThat(line).hasSize(94));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(EntryClass entryClass) {
        long seed = 94;
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            List<OutgoingPayment> payments = payments(random, entryClass);
            Direction direction = payments.getFirst().direction();

            AchFile read = AchFile.of(written(batch(entryClass, direction, payments.iterator())));

            assertThat(read.codes()).as("seed %d, round %d", seed, round).isEmpty();
            assertThat(read.controlsAgree()).isTrue();
            assertThat(read.entries().stream().map(AchWriterTest::outgoing).toList())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(payments);
        }
    }

    private static List<OutgoingPayment> payments(Random random, EntryClass entryClass) {
        boolean debit = entryClass == EntryClass.WEB || random.nextBoolean();
        Direction direction = debit ? Direction.DEBIT : Direction.CREDIT;
        String paymentType = entryClass == EntryClass.WEB ? "R" : "";
        List<OutgoingPayment> payments = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(30); i++) {
            boolean prenotification = random.nextInt(5) == 0;
            payments.add(new OutgoingPayment(
                    random.nextBoolean() ? AccountKind.CHECKING : AccountKind.SAVINGS,
                    direction,
                    prenotification,
                    OTHER_BANK,
                    Long.toString(random.nextLong(1, 1L << 50)),
                    prenotification ? usd("0.00") : usd(random.nextInt(1, 1_000_000) + ".25"),
                    "INV-" + random.nextInt(1_000_000),
                    "Customer " + random.nextInt(1000),
                    paymentType,
                    i,
                    "RMR*IV*47 11*".repeat(random.nextInt(1 + entryClass.textLength() / 80) % 7)));
        }
        return payments;
    }

    private static OutgoingPayment outgoing(AchEntry entry) {
        return new OutgoingPayment(
                entry.transactionCode().startsWith("2") ? AccountKind.CHECKING : AccountKind.SAVINGS,
                entry.direction().orElseThrow(),
                entry.isPrenotification(),
                new RoutingNumber(entry.routingNumber()),
                entry.account(),
                requireNonNull(entry.amount()),
                entry.individualId(),
                entry.name(),
                entry.discretionaryData(),
                Long.parseLong(entry.trace().substring(8)),
                entry.paymentText());
    }

    @Test
    void headersAreReadBack() {
        AchFile read = AchFile.of(written(debits(debit(1, "1.00")), debits(debit(2, "2.00"))));

        assertThat(read.all(FileStarted.class)).containsExactly(new FileStarted(HEADER));
        assertThat(read.all(BatchStarted.class))
                .extracting(started -> started.batch().number())
                .containsExactly("0000001", "0000002");
        assertThat(read.batch().companyId()).isEqualTo("1234567890");
        assertThat(read.all(FileEnded.class).getFirst().totals().debits()).isEqualTo(usd("3.00"));
    }

    @Test
    void longTextOfACorporateCreditIsCutIntoAddendaAndJoinedAgain() {
        String text = "ST*820*0001\\BPR*C*88.60*C*ACH*CTX\\" + "RMR*IV*4711**88.60*90.00*1.40\\".repeat(12);

        AchFile read = AchFile.of(written(batch(
                EntryClass.CTX,
                Direction.CREDIT,
                List.of(payment(7, "88.60", Direction.CREDIT, "", text)).iterator())));

        assertThat(read.entries().getFirst().addenda()).hasSize(5);
        assertThat(read.entries().getFirst().paymentText()).isEqualTo(text);
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void balancedBatchCreditsTheOwnAccount() {
        AchFile read = AchFile.of(written(balanced(debits(debit(1, "120.50"), debit(2, "79.50")), 3)));

        assertThat(read.batch().serviceClass()).isEqualTo("200");
        assertThat(read.entries().getLast().transactionCode()).isEqualTo("22");
        assertThat(read.all(FileEnded.class).getFirst().totals())
                .isEqualTo(new AchTotals(1, 3, 2 * 2_100_002 + 12_104_288, usd("200.00"), usd("200.00")));
        assertThat(read.codes()).isEmpty();
    }

    @Test
    void nameIsWrittenInAsciiAndCut() {
        OutgoingPayment payment = new OutgoingPayment(
                AccountKind.CHECKING,
                Direction.DEBIT,
                false,
                OTHER_BANK,
                "1",
                usd("1.00"),
                "",
                "Čeněk Müller-Lüdenscheidt & Søn",
                "",
                1,
                "");

        assertThat(payment.name()).isEqualTo("Cenek Muller-Ludensche");
    }

    @Test
    void fileWithoutPaymentsIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> written()).withMessageContaining("batch");
        assertThatIllegalArgumentException().isThrownBy(() -> written(debits())).withMessageContaining("payment");
    }

    @Test
    void wrongPaymentsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> debit(1, "0.00")).withMessageContaining("amount");
        assertThatIllegalArgumentException().isThrownBy(() -> debit(1, "100000000.00"));
        assertThatIllegalArgumentException().isThrownBy(() -> debit(0, "1.00")).withMessageContaining("sequence");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(debits(debit(2, "1.00"), debit(2, "1.00"))))
                .withMessageContaining("ascend");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(debits(payment(1, "1.00", Direction.CREDIT, "", ""))))
                .withMessageContaining("direction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(debits(payment(1, "1.00", Direction.DEBIT, "", "x".repeat(81)))))
                .withMessageContaining("addenda");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(batch(
                        EntryClass.WEB,
                        Direction.DEBIT,
                        List.of(debit(1, "1.00")).iterator())))
                .withMessageContaining("payment type");
        assertThatIllegalArgumentException().isThrownBy(() -> new RoutingNumber("021000022"));
    }

    @Test
    void hundredThousandPaymentsAreTakenOneByOne() throws IOException {
        Iterator<OutgoingPayment> payments = LongStream.rangeClosed(1, 100_000)
                .mapToObj(i -> debit(i, "1.00"))
                .iterator();
        var size = new long[1];

        AchTotals totals = AchWriter.write(
                HEADER,
                List.of(batch(EntryClass.PPD, Direction.DEBIT, payments)).iterator(),
                new OutputStream() {
                    @Override
                    public void write(int octet) {
                        size[0]++;
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        size[0] += length;
                    }
                });

        assertThat(totals)
                .isEqualTo(
                        new AchTotals(1, 100_000, 210_000_200_000L % 10_000_000_000L, usd("100000.00"), usd("0.00")));
        assertThat(size[0]).isEqualTo(100_010L * 95);
    }
}
