package org.tallystick.cashapp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.debits.AnswerDesk;
import org.tallystick.debits.BankAnswer;
import org.tallystick.debits.Debit;
import org.tallystick.debits.StatusReports;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;

/** Takes in what banks answer to direct debits: a status report of SEPA, or a NACHA file; the content tells which. */
@Service
@Transactional
public class AnswerImport {
    private static final int BEGINNING = 1_000;

    private final StatusReports reports;
    private final AnswerDesk answers;
    private final ReceiptLines lines;

    AnswerImport(StatusReports reports, AnswerDesk answers, ReceiptLines lines) {
        this.reports = reports;
        this.answers = answers;
        this.lines = lines;
    }

    /**
     * What the answers did.
     *
     * @param sentBack debits that were freed or taken back
     * @param proposed changes of mandates that wait for a decision
     * @param known answers that had come before, or that changed nothing
     * @param problems what waits for a person, and names of no debit here
     */
    public record Result(long sentBack, long proposed, long known, List<ImportProblem> problems) {
        public Result {
            problems = List.copyOf(problems);
        }

        public String sentence() {
            return "Read: %d debits sent back, %d changes of mandates proposed, %d answers known before, %d for a person."
                    .formatted(sentBack, proposed, known, problems.size());
        }

        public Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("sentBack", sentBack);
            map.put("proposed", proposed);
            map.put("known", known);
            map.put("problems", problems);
            return map;
        }
    }

    /** Whether a file is such an answer, by how it begins. */
    public static boolean recognises(byte[] content) {
        String beginning =
                new String(Arrays.copyOf(content, Math.min(content.length, BEGINNING)), StandardCharsets.ISO_8859_1);
        return AnswerDesk.recognises(content) || beginning.contains("pain.002");
    }

    public Result read(Caller caller, String name, byte[] content) {
        return AnswerDesk.recognises(content)
                ? nacha(caller, answers.read(caller, name, content))
                : report(caller, reports.read(caller, name, content));
    }

    private Result nacha(Caller caller, AnswerDesk.Result read) {
        follow(caller.company(), read.returned());
        return new Result(
                read.count(BankAnswer.Outcome.BOOKED),
                read.count(BankAnswer.Outcome.PROPOSED),
                read.known() + read.count(BankAnswer.Outcome.NOTHING),
                read.fresh().stream()
                        .filter(answer -> answer.outcome() == BankAnswer.Outcome.PERSON)
                        .map(answer -> ImportProblem.error(
                                "ANSWER-PERSON",
                                answer.code() + " to trace " + answer.originalTrace(),
                                answer.explanation() + "."))
                        .toList());
    }

    private Result report(Caller caller, StatusReports.Result read) {
        follow(
                caller.company(),
                read.sentBack().stream()
                        .map(Debit::payment)
                        .filter(Objects::nonNull)
                        .toList());
        List<ImportProblem> unknown = read.unknown() == 0
                ? List.of()
                : List.of(ImportProblem.error(
                        "DEBIT-UNKNOWN", "file", read.unknown() + " names in it are of no debit here."));
        return new Result(read.sentBack().size(), 0, read.endedBefore(), unknown);
    }

    private void follow(CompanyId company, List<PaymentId> payments) {
        payments.forEach(payment -> lines.follow(company, payment));
    }
}
