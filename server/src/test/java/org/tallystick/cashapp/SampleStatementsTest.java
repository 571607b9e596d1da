package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.lib.money.Money;
import org.tallystick.testing.IntegrationTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published sample statements from end to end; skipped where the samples are absent. */
@IntegrationTest
class SampleStatementsTest {
    @Autowired
    BeanFactory server;

    @Test
    void everySampleIsBookedWithItsTotals() throws IOException {
        Path folder = samples();
        JsonNode expected = new JsonMapper().readTree(folder.resolve("expected-summary.json"));

        for (var file : expected.properties()) {
            imports(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private void imports(Path file, JsonNode expected) throws IOException {
        List<StatementRead> statements =
                StatementFile.read(Files.readAllBytes(file)).statements();
        StatementRead first = statements.getFirst();
        var cast = new CashCast(server, first.currency().code(), first.account().id());

        ImportResult result = cast.call(() -> cast.bean(StatementImport.class).importFile(cast.caller(), file));
        int released = 0;
        for (ImportedStatement held : cast.in(
                () -> cast.bean(BankStatements.class).list(cast.company(), 1).rows())) {
            if (held.isHeld()) {
                released += cast.call(
                                () -> cast.bean(StatementImport.class).release(cast.caller(), held.id(), "a sample"))
                        .newLines();
            }
        }

        assertThat(result.statements()).as("%s statements", file).isEqualTo(expected.size());
        assertThat(sum(result.credits())).as("%s credits", file).isEqualByComparingTo(sum(expected, "credits"));
        assertThat(sum(result.debits())).as("%s debits", file).isEqualByComparingTo(sum(expected, "debits"));
        assertThat(result.newLines() + released).as("%s lines", file).isEqualTo(result.lines());
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::toDecimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(JsonNode statements, String side) {
        return StreamSupport.stream(statements.spliterator(), false)
                .map(statement -> new BigDecimal(statement.get(side).asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Path samples() {
        Optional<Path> root = Optional.ofNullable(System.getProperty("tallystick.samples"))
                .map(Path::of)
                .or(SampleStatementsTest::besideTheRepository);
        assumeTrue(root.isPresent(), "no folder shared/samples beside the repository");
        return Objects.requireNonNull(root.orElse(null)).resolve("bank/camt053");
    }

    private static Optional<Path> besideTheRepository() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/samples"))) {
                return Optional.of(folder.resolve("shared/samples"));
            }
        }
        return Optional.empty();
    }
}
