package org.tallystick.cli;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tallystick.lib.claims.Catalogue;
import org.tallystick.lib.claims.Edit;
import org.tallystick.lib.claims.Finding;
import org.tallystick.lib.claims.Given;
import org.tallystick.lib.claims.Scrubbing;

/** {@code scrub}: puts the claims of files through the edits and says what to correct before they are sent. */
final class Scrub implements PureCommand {
    static final Syntax SYNTAX = Syntax.of(
            "scrub",
            "[FILE]... [--payer-rules F] [--codes FOLDER] [--on DATE] [--rules]",
            "puts the claims of an 837 through the edits; --rules lists them");

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        if (arguments.has("--rules")) {
            return rules();
        }
        if (arguments.all("FILE").isEmpty()) {
            throw new UsageException("FILE is missing.");
        }
        return scrub(arguments.all("FILE"), ScrubData.read(arguments));
    }

    private static CommandResult rules() {
        var table = new Table("rule", "severity", "claims", "needs", "title");
        Catalogue.edits()
                .forEach(edit -> table.row(edit.code(), edit.severity(), edit.scope(), edit.needs(), edit.title()));
        List<Object> documents = Catalogue.edits().stream()
                .map(Scrub::document)
                .map(Object.class::cast)
                .toList();
        return new CommandResult(ExitCode.DONE, documents, table.toString());
    }

    private static Map<String, Object> document(Edit edit) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rule", edit.code());
        document.put("severity", edit.severity());
        document.put("claims", edit.scope());
        document.put("needs", edit.needs());
        document.put("loop", edit.loop());
        document.put("segment", edit.segment());
        document.put("title", edit.title());
        document.put("what", edit.what());
        document.put("why", edit.why());
        document.put("source", edit.source());
        document.put("fix", edit.fix());
        return document;
    }

    private static CommandResult scrub(List<String> files, Given given) {
        var scrubbing = new Scrubbing(given);
        List<Object> documents = new ArrayList<>();
        var table = new Table("file", "rule", "severity", "claim", ">line", "loop", "place", "finding", "fix");
        int findings = 0;
        int claims = 0;
        for (String name : files) {
            Scrubbing.Answer answer = scrubbing.file(new ByteArrayInputStream(InputFile.read(name)));
            claims += answer.claims();
            findings += answer.findings().size();
            for (Finding finding : answer.findings()) {
                documents.add(document(name, finding));
                row(table, name, finding);
            }
        }
        Map<String, String> notRun = scrubbing.notRun();
        documents.add(summary(claims, findings, notRun));
        var text = new StringBuilder(findings == 0 ? "" : table + "\n");
        text.append("%d claims, %d findings%n".formatted(claims, findings));
        notRun.forEach((id, what) -> text.append("SCR-%s not run: no data (%s)%n".formatted(id, what)));
        return new CommandResult(ExitCode.DONE, documents, text.toString()).withFindings(findings > 0);
    }

    private static Map<String, Object> document(String file, Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file);
        document.put("rule", finding.rule());
        document.put("severity", finding.severity());
        document.put("claim", finding.claim());
        document.put("line", finding.line());
        document.put("loop", finding.loop());
        document.put("segment", finding.segment());
        document.put("segmentNumber", finding.segmentNumber());
        document.put("element", finding.element());
        document.put("byte", finding.offset());
        document.put("finding", finding.sentence());
        document.put("fix", finding.fix());
        return document;
    }

    private static void row(Table table, String file, Finding finding) {
        String place = finding.segment() + (finding.element() == 0 ? "" : "%02d".formatted(finding.element()));
        table.row(
                file,
                finding.rule(),
                finding.severity(),
                finding.claim(),
                finding.line() == 0 ? "" : finding.line(),
                finding.loop(),
                place + " (segment " + finding.segmentNumber() + ")",
                finding.sentence(),
                finding.fix());
    }

    private static Map<String, Object> summary(int claims, int findings, Map<String, String> notRun) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("claims", claims);
        summary.put("findings", findings);
        Map<String, String> missing = new LinkedHashMap<>();
        notRun.forEach((id, what) -> missing.put("SCR-" + id, what));
        summary.put("notRun", missing);
        return summary;
    }
}
