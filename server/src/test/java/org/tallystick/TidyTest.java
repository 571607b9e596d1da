package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tallystick.Sources.Source;

/** The house rules that a machine can see. Each exception is written down here with its reason. */
class TidyTest {
    private static final int MAX_LINES = 400;
    private static final int MAX_LINES_OF_TESTS = 500;

    /** Lengths on paper and widths of columns, never amounts. */
    private static final Set<String> MEASURES_LENGTHS = Set.of(
            "DocumentPage.java",
            "DocumentRenderer.java",
            "DrawnPages.java",
            "DrawnSheet.java",
            "DrawnTable.java",
            "FontSet.java",
            "Ink.java",
            "Logo.java",
            "XlsxExport.java");

    /** Likeness of names and bounds of shares: they compare and report, and never become an amount. */
    private static final Set<String> COMPARES_SHARES = Set.of("JaroWinkler.java", "Names.java", "Wilson.java");

    /** The two places where time enters. */
    private static final Set<String> MAKES_TIME = Set.of("Ids.java", "ClockConfiguration.java");

    /** They wait for a program, between two looks at a job, before another attempt, and for transactions to end. */
    private static final Set<String> MAY_SLEEP =
            Set.of("PostgresDaemon.java", "JobEvents.java", "Retry.java", "EarlierWrites.java");

    private static final Pattern FORM =
            Pattern.compile("<form\\b[^>]*method=\"post\".*?</form>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<Path> packages = Sources.shippedJava().stream()
                .map(source -> source.path().getParent())
                .distinct()
                .toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
    }

    /** It would hide the one of the product, and with it what the module declares, from ModularityTest. */
    @Test
    void noTestPackageDescribesAPackageOfTheProduct() throws IOException {
        Path tests = Sources.ROOT.resolve("server/src/test/java");
        try (Stream<Path> files = Files.walk(tests)) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .map(tests::relativize)
                            .filter(file -> Files.exists(
                                    Sources.ROOT.resolve("server/src/main/java").resolve(file))))
                    .isEmpty();
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        Pattern vague = Pattern.compile("(?i)(utils?|commons?|managers?|helpers?|impl)");
        List<String> vagueNames = Sources.shippedJava().stream()
                .filter(source -> Stream.of(source.name().split("/"))
                        .map(part -> part.replaceFirst("\\.java$", ""))
                        .map(part -> part.replaceFirst("^.*(?=[A-Z])", ""))
                        .anyMatch(part -> vague.matcher(part).matches()))
                .map(Source::name)
                .toList();

        assertThat(vagueNames).isEmpty();
    }

    @Test
    void wordsAreWrittenInFull() {
        assertThat(inCode(
                        "\\b(rmt|amt|qty|cust|acct|inv|msg|cfg|ctx|req|resp|addr|idx|cnt|tmp|mgr|desc|curr|prev)\\b",
                        Set.of()))
                .isEmpty();
    }

    @Test
    void timeComesFromTheClock() {
        assertThat(inCode(
                        "System\\.currentTimeMillis|(Instant|Local\\w+|Zoned\\w+|Offset\\w+|Year\\w*)\\.now\\("
                                + "|new Date\\(|Clock\\.system\\w*|Calendar\\.getInstance",
                        MAKES_TIME))
                .isEmpty();
    }

    @Test
    void sqlIsToldTheTime() {
        Pattern clock = Pattern.compile(
                "(?i)(?<![.\\w])now\\(\\)|\\bcurrent_(date|timestamp|time)\\b|\\blocaltime(stamp)?\\b|\\b(clock|statement|transaction)_timestamp\\b");
        Stream<Source> sql = Stream.concat(
                Sources.shippedJava().stream().map(Source::strings),
                Sources.sql().stream().map(Source::statements));

        assertThat(sql.flatMap(source -> source.findings(clock).stream())).isEmpty();
    }

    @Test
    void figuresAreExact() {
        Set<String> exceptions = new HashSet<>(MEASURES_LENGTHS);
        exceptions.addAll(COMPARES_SHARES);

        assertThat(inCode("\\b([dD]ouble|[fF]loat)\\b", exceptions)).isEmpty();
    }

    @Test
    void nothingSleeps() {
        assertThat(inCode("Thread\\.sleep|TimeUnit\\.\\w+\\.sleep", MAY_SLEEP)).isEmpty();
    }

    @Test
    void everyFormThatChangesSomethingIsGuarded() {
        List<String> unguarded = Sources.templates().stream()
                .flatMap(source -> FORM.matcher(source.text())
                        .results()
                        .map(MatchResult::group)
                        .filter(form -> !form.contains("@template.parts.guard"))
                        .map(form ->
                                source.name() + ": " + form.lines().findFirst().orElse("")))
                .toList();

        assertThat(unguarded).isEmpty();
    }

    @Test
    void pagesHoldNoStylesAndNoScripts() {
        Pattern inline = Pattern.compile(
                "\\sstyle=\"[^\"]*\"|\\s(hx-)?on[a-z:-]*=\"[^\"]*\"|<style\\b|<script\\b(?![^>]*\\bsrc=)[^>]*>|javascript:");

        assertThat(Sources.templates().stream()
                        .filter(source -> !source.name().contains("jte/delivery/")) // paper, not pages
                        .flatMap(source -> source.findings(inline).stream()))
                .isEmpty();
    }

    @Test
    void filesStaySmall() {
        List<String> tooLong = Sources.find(".java", ".jte", ".sql", ".css", ".js").stream()
                .filter(source -> source.text().lines().count()
                        > (source.name().contains("/src/test/") ? MAX_LINES_OF_TESTS : MAX_LINES))
                .map(Source::name)
                .toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        Pattern later = Pattern.compile("\\bTO[D]O\\b|\\bFIX[M]E\\b|@Dis[a]bled");

        assertThat(Sources.find(".java", ".jte", ".sql", ".css", ".js").stream()
                        .flatMap(source -> source.findings(later).stream()))
                .isEmpty();
    }

    @Test
    void theTestsSeeTheSources() {
        assertThat(Files.exists(Sources.ROOT.resolve("mvnw"))).isTrue();
        assertThat(Sources.shippedJava()).hasSizeGreaterThan(50);
        assertThat(Sources.templates()).isNotEmpty();
        assertThat(Sources.sql()).isNotEmpty();
    }

    private static List<String> inCode(String pattern, Set<String> exceptions) {
        Pattern compiled = Pattern.compile(pattern);
        return Sources.shippedJava().stream()
                .filter(source ->
                        !exceptions.contains(source.path().getFileName().toString()))
                .flatMap(source -> source.code().findings(compiled).stream())
                .toList();
    }
}
