package org.tallystick.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.cast.Books.EUR;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.cast.Books;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Companies;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class StatementRunCommandTest {
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 31);

    @Autowired
    ApplicationContext beans;

    @Autowired
    StatementRunCommand command;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.open(beans).on(LocalDate.of(2026, 2, 1));
        CustomerId ada = books.customer("ADA", "Ada Young");
        books.invoiced(ada, Money.of("100.00", EUR), LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 20));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void theSameDayTwiceIssuesOnce() {
        CommandResult first = run();
        CommandResult again = run();

        assertThat(first.exit()).isEqualTo(ExitCode.DONE);
        assertThat(Json.write(first.documents().getFirst()))
                .contains("\"on\":\"2026-01-31\",\"statements\":1,\"skipped\":0,\"heldBack\":0")
                .contains("\"closing\":{\"EUR\":\"100.00\"}");
        assertThat(again.exit()).isEqualTo(ExitCode.DONE);
        assertThat(again.text()).contains("0 issued, 1 skipped, 0 held back");
    }

    private CommandResult run() {
        String code = beans.getBean(Companies.class).get(books.company()).code();
        var console = new Console(
                new PrintStream(new ByteArrayOutputStream()), new PrintStream(new ByteArrayOutputStream()), false);
        return command.run(
                Arguments.parse(StatementRunCommand.SYNTAX, List.of("--company", code, "--on", JANUARY.toString())),
                console);
    }
}
