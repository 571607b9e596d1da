package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.synthetic.damage.DamagedFiles;

/** Whatever a payer or a bank sends is read to problems a person understands, never to an exception. */
class DamagedAdvicesTest {
    private static final CurrencyCode EUR = CurrencyCode.of("EUR");
    private static final String TEXT = """
            Payer: Acme Corp
            Payment reference: TR-778899, payment date 27.02.2026
            INV-2026-000123   27.02.2026   1.250,00   25,00   1.225,00 EUR
            INV-2026-000124   60,00-
            Total   1.165,00 EUR
            """;
    private static final String TABLE = """
            document;gross;discount;net;currency;payer;trace;date
            INV-101;100,00;2,00;98,00;EUR;"Acme; Corp";TR-1;2026-02-27
            INV-102;-5,00;;-5,00;EUR;;TR-1;2026-02-27
            """;

    @ParameterizedTest
    @EnumSource
    void damagedFileGivesProblemsAndNoException(Kind kind) throws IOException {
        List<byte[]> good = List.of(kind.good());

        DamagedFiles.forReader("advice, " + kind.name().toLowerCase(Locale.ROOT))
                .read(good, kind == Kind.STATEMENT ? DamagedAdvicesTest::statement : DamagedAdvicesTest::advice);
    }

    private static void advice(byte[] damaged) {
        AdviceFile file = AdviceFile.read(damaged, EUR, Map.of());

        assertThat(file.advices().isEmpty() && file.problems().isEmpty()).isFalse();
        understood(file.problems());
    }

    private static void statement(byte[] damaged) {
        understood(StatementFile.read(damaged).problems());
        StatementFile.isStatement(damaged);
        TableFiles.isTable(damaged);
    }

    private static void understood(List<ImportProblem> problems) {
        for (ImportProblem problem : problems) {
            assertThat(problem.message()).endsWith(".");
            assertThat(problem.code()).isNotBlank();
            assertThat(problem.location()).isNotBlank();
        }
    }

    enum Kind {
        TEXT,
        TABLE,
        PDF,
        X12,
        NACHA,
        LOCKBOX,
        STATEMENT;

        byte[] good() throws IOException {
            return switch (this) {
                case TEXT -> DamagedAdvicesTest.TEXT.getBytes(StandardCharsets.UTF_8);
                case TABLE -> DamagedAdvicesTest.TABLE.getBytes(StandardCharsets.UTF_8);
                case PDF -> AdviceFileTest.pdf(DamagedAdvicesTest.TEXT.split("\n", -1));
                case X12 -> AdviceFileTest.INTERCHANGE.getBytes(StandardCharsets.US_ASCII);
                case NACHA -> AdviceFileTest.ach();
                case LOCKBOX -> AdviceFileTest.LOCKBOX.getBytes(StandardCharsets.US_ASCII);
                case STATEMENT ->
                    CamtText.file()
                            .statement(
                                    "S1",
                                    CashCast.IBAN,
                                    LocalDate.of(2026, 2, 27),
                                    LocalDate.of(2026, 2, 27),
                                    "0.00",
                                    CamtText.Entry.credit(
                                            "100.00",
                                            LocalDate.of(2026, 2, 27),
                                            CamtText.Entry.text("INV-2026-000123")))
                            .bytes();
            };
        }
    }
}
