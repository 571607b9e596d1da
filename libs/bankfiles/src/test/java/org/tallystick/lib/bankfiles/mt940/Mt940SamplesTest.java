package org.tallystick.lib.bankfiles.mt940;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.bankfiles.statement.Balance;
import org.tallystick.lib.bankfiles.statement.DetailDraft;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementStarted;
import org.tallystick.lib.bankfiles.testing.Events;
import org.tallystick.lib.bankfiles.testing.Samples;

class Mt940SamplesTest {
    private static final Pattern TRANSACTION = Pattern.compile(
            "object:mt940.models.Transaction\\R(.*?)(?=- !!python/object:mt940.models.Transaction\\R|\\z)",
            Pattern.DOTALL);

    private static Events read(byte[] file) {
        return Events.of(Mt940Reader.open(new ByteArrayInputStream(file), ReadLimits.defaults()));
    }

    private static Events read(Path file) {
        return read(Samples.bytes(file));
    }

    private static List<Path> files() {
        return Stream.of("bank/mt940", "bank/mt942")
                .flatMap(folder -> Samples.files(folder).stream())
                .filter(file -> !file.toString().endsWith(".yml") && !file.endsWith("SOURCES.md"))
                .toList();
    }

    @Test
    void everyEntryIsReadWithAmountMarkAndDate() {
        List<Entry> entries =
                files().stream().flatMap(file -> read(file).entries().stream()).toList();

        assertThat(entries).hasSize(221);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.amount().decimal()).isNotNull();
            assertThat(entry.valueOn()).isNotNull();
        });
        assertThat(entries.stream().filter(Entry::reversal)).hasSize(2);
        assertThat(entries.stream().filter(entry -> entry.bookedOn() == null)).hasSize(59);
    }

    @Test
    void impossibleValueDatesBecomeTheLastDayOfTheMonth() {
        List<Problem> days = files().stream()
                .flatMap(file -> read(file).problems().stream())
                .filter(problem -> problem.messageKey().equals("DATE-INVALID.day"))
                .toList();

        assertThat(days)
                .hasSize(3)
                .allSatisfy(day -> assertThat(day.arguments()).containsExactly("2016-02-30", "2016-02-29"));
    }

    @Test
    void eightySixOfTheStatementsAgree() {
        List<Events> all = files().stream()
                .filter(file -> file.toString().contains("mt940"))
                .map(Mt940SamplesTest::read)
                .toList();

        long messages = all.stream()
                .flatMap(events -> events.all().stream())
                .filter(event -> event instanceof StatementStarted(var started)
                        && !started.id().isEmpty())
                .count();
        List<Problem> unbalanced = all.stream()
                .flatMap(events -> events.problems().stream())
                .filter(problem -> problem.messageKey().equals("MT940-BAL-01"))
                .toList();

        assertThat(messages).isEqualTo(108);
        assertThat(unbalanced).hasSize(19);
        assertThat(all.stream()
                        .flatMap(events -> events.ended().stream())
                        .filter(ended -> !ended.statement().id().isEmpty()))
                .hasSize(105);
    }

    @Test
    void everyFileIsReadOrSaysWhatIsWrong() {
        assertThat(files()).allSatisfy(file -> {
            Events events = read(file);

            assertThat(!events.ended().isEmpty() || !events.problems().isEmpty())
                    .isTrue();
        });
    }

    @Test
    void amountsDatesAndReferencesAreTheExpectedOnes() {
        List<Path> expectations = files().stream()
                .map(file -> file.resolveSibling(file.getFileName().toString().replaceAll("\\.[a-z]+$", "") + ".yml"))
                .filter(file -> file.toFile().exists())
                .toList();

        assertThat(expectations).hasSizeGreaterThan(25);
        for (Path expectation : expectations) {
            List<String> expected = expected(new String(Samples.bytes(expectation), StandardCharsets.UTF_8));
            Path file = files().stream()
                    .filter(candidate -> candidate
                            .toString()
                            .replaceAll("\\.[a-z0-9]+$", "")
                            .equals(expectation.toString().replace(".yml", "")))
                    .findFirst()
                    .orElseThrow();

            List<Entry> entries = read(file).entries();
            assertThat(entries).as("%s", file).hasSameSizeAs(expected);
            for (int i = 0; i < entries.size(); i++) {
                assertThat(line(entries.get(i), expected.get(i).endsWith("|?")))
                        .as("%s", file)
                        .isEqualTo(expected.get(i));
            }
        }
    }

    /** The other side overwrites the reference with words of the text; then only the rest is compared. */
    private static String line(Entry entry, boolean withoutReference) {
        return String.join(
                "|",
                Objects.requireNonNull(entry.signed()).stripTrailingZeros().toPlainString(),
                String.valueOf(entry.valueOn()),
                String.valueOf(entry.bookedOn()),
                String.valueOf(entry.bankReference()),
                withoutReference ? "?" : String.valueOf(entry.reference()));
    }

    private static List<String> expected(String yaml) {
        List<String> lines = new ArrayList<>();
        Matcher matcher = TRANSACTION.matcher(yaml);
        while (matcher.find()) {
            String block = matcher.group(1);
            if (block.contains("amount: !!python")) {
                lines.add(String.join(
                        "|",
                        signed(block),
                        date(block, "date"),
                        date(block, "entry_date"),
                        String.valueOf(DetailDraft.reference(text(block, "bank_reference"))),
                        reference(text(block, "customer_reference"))));
            }
        }
        return lines;
    }

    /** A reversed credit is money that leaves; the other side leaves it positive. */
    private static String signed(String block) {
        var amount = new BigDecimal(find(block, "- '(-?[0-9.]+)'")).abs().stripTrailingZeros();
        String mark = text(block, "status");
        return (mark.equals("C") || mark.equals("RD") ? amount : amount.negate()).toPlainString();
    }

    private static String reference(String text) {
        return text.isEmpty() || text.contains("REF+") ? "?" : String.valueOf(DetailDraft.reference(text));
    }

    private static String text(String block, String name) {
        String text = find(block, "(?m)^    " + name + ": (.*)$");
        String plain = text.startsWith("'") ? text.substring(1, text.length() - 1) : text;
        return plain.equals("null") ? "" : plain;
    }

    private static String date(String block, String name) {
        String encoded = find(
                block,
                "(?m)^    " + name + ": !!python/object/apply:mt940.models.Date\\R    - !!binary \\|\\R      (.*)$");
        if (encoded.isEmpty()) {
            return "null";
        }
        byte[] bytes = Base64.getDecoder().decode(encoded.strip());
        return LocalDate.of((bytes[0] & 0xff) * 256 + (bytes[1] & 0xff), bytes[2], bytes[3])
                .toString();
    }

    private static String find(String block, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(block);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Test
    void noCutBooksHalfAStatement() {
        for (Path file : files()) {
            byte[] whole = Samples.bytes(file);
            for (int length = 0; length < whole.length; length += 1024) {
                assertSoundOnesBalance(file + " cut at " + length, read(Arrays.copyOf(whole, length)));
            }
        }
    }

    private static void assertSoundOnesBalance(String name, Events events) {
        BigDecimal sum = BigDecimal.ZERO;
        for (StatementEvent event : events.all()) {
            switch (event) {
                case StatementStarted _ -> sum = BigDecimal.ZERO;
                case EntryRead(Entry entry) ->
                    sum = sum.add(Objects.requireNonNullElse(entry.signed(), BigDecimal.ZERO));
                case StatementEnded ended
                when ended.sound() && !file942(events) ->
                    assertThat(signed(ended.statement().opening()).add(sum))
                            .as(name)
                            .isEqualByComparingTo(signed(ended.statement().closing()));
                default -> {}
            }
        }
    }

    private static boolean file942(Events events) {
        return String.valueOf(events.format()).contains("mt942");
    }

    private static BigDecimal signed(Optional<Balance> balance) {
        return Objects.requireNonNull(balance.orElseThrow().signed());
    }

    @Test
    void secondReadingGivesTheSameFingerprints() {
        for (Path file : files()) {
            List<String> first = fingerprints(file);

            assertThat(fingerprints(file)).isEqualTo(first).doesNotHaveDuplicates();
        }
    }

    private static List<String> fingerprints(Path file) {
        return read(file).entries().stream()
                .map(entry -> entry.fingerprint().value())
                .toList();
    }

    @Test
    void otherCodePageIsSaid() {
        Path file = Samples.folder("bank").resolve("mt940/wolph-self-provided/raiffeisen-cmi.sta");

        assertThat(read(file).problems()).extracting(Problem::code).contains(ProblemCode.TEXT_CHARSET);
    }
}
