package org.tallystick.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tallystick.testing.TestDatabase;

/** Plants one violation after the other in small clean books, with triggers and constraints off, and expects its check to name it. */
class PlantedViolationsTest {
    private static final Pattern ID = Pattern.compile("#([0-9a-f]{1,4})\\b");
    private static final Connection connection = connect();

    private static Connection connect() {
        try {
            var database = TestDatabase.fresh();
            return database.connect(database.superuser());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    static void keepCleanBooks() throws SQLException {
        execute(script("books"));
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    static Stream<Invariant> invariants() {
        return Invariants.load().stream();
    }

    @ParameterizedTest
    @MethodSource("invariants")
    void cleanBooksKeepTheInvariant(Invariant invariant) {
        assertThat(findings(invariant)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invariants")
    void aPlantedViolationIsNamed(Invariant invariant) throws SQLException {
        String script = script(invariant.id());
        String named = script.lines()
                .findFirst()
                .orElseThrow()
                .replace("-- names: ", "")
                .replace("'", "");

        List<Finding> findings;
        try {
            execute("set local session_replication_role = replica");
            execute(script);
            findings = findings(invariant);
        } finally {
            connection.rollback();
        }

        assertThat(findings).extracting(Finding::subjectId).contains(named);
    }

    @Test
    void thereAreInvariants() {
        assertThat(Invariants.load())
                .hasSizeGreaterThanOrEqualTo(26)
                .extracting(Invariant::id)
                .doesNotHaveDuplicates();
    }

    private static List<Finding> findings(Invariant invariant) {
        var db = new NamedParameterJdbcTemplate(new SingleConnectionDataSource(connection, true));
        return db.query(
                invariant.sql(),
                Map.of("company", UUID.fromString(expand("#c").replace("'", "")), "now", now()),
                Invariants::finding);
    }

    private static OffsetDateTime now() {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select now()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String script(String name) {
        try (InputStream file = Objects.requireNonNull(
                PlantedViolationsTest.class.getResourceAsStream("/controls/planted/" + name + ".sql"),
                () -> "no planted violation for " + name)) {
            return expand(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code #e1} is the id that ends in e1. */
    private static String expand(String text) {
        return ID.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement("'00000000-0000-7000-8000-"
                        + "0".repeat(12 - match.group(1).length()) + match.group(1) + "'"));
    }
}
