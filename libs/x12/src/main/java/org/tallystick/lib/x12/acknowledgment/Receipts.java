package org.tallystick.lib.x12.acknowledgment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.x12.Moments;
import org.tallystick.lib.x12.Problem;
import org.tallystick.lib.x12.X12Event;
import org.tallystick.lib.x12.X12Event.GroupEnded;
import org.tallystick.lib.x12.X12Event.GroupStarted;
import org.tallystick.lib.x12.X12Event.InterchangeEnded;
import org.tallystick.lib.x12.X12Event.InterchangeStarted;
import org.tallystick.lib.x12.X12Event.ProblemFound;
import org.tallystick.lib.x12.X12Event.TransactionEnded;
import org.tallystick.lib.x12.X12Event.TransactionStarted;
import org.tallystick.lib.x12.guide.GuideWalk;

/** Builds what is answered to interchanges, from their envelopes and from what the walk along the guides finds. */
public final class Receipts {
    private static final String ACKNOWLEDGMENTS = "FA";

    private final Consumer<Receipt> receipts;
    private final TransactionVerdict verdict = new TransactionVerdict();
    private final GuideWalk walk = new GuideWalk(verdict::add);
    private @Nullable InterchangeStarted interchange;
    private String note = "000";
    private boolean rejected;
    private List<GroupAcknowledgment> groups = new ArrayList<>();
    private @Nullable GroupStarted group;
    private List<TransactionAcknowledgment> transactions = new ArrayList<>();
    private List<String> groupCodes = new ArrayList<>();
    private @Nullable TransactionStarted transaction;

    public Receipts(Consumer<Receipt> receipts) {
        this.receipts = receipts;
    }

    /** Takes the next event of the envelope reader. */
    public void take(X12Event event) {
        walk.take(event);
        switch (event) {
            case InterchangeStarted started -> {
                interchange = started;
                groups = new ArrayList<>();
            }
            case GroupStarted started -> {
                group = started;
                transactions = new ArrayList<>();
                groupCodes = new ArrayList<>();
            }
            case TransactionStarted started -> {
                transaction = started;
                verdict.begin();
            }
            case ProblemFound found -> problem(found.problem());
            case TransactionEnded _ -> endTransaction();
            case GroupEnded ended -> endGroup(ended);
            case InterchangeEnded _ -> endInterchange();
            case X12Event.SegmentRead _ -> {} // the walk has looked at it
        }
    }

    private void problem(Problem problem) {
        String key = problem.messageKey();
        String kind = key.substring(Math.min(key.length(), problem.code().text().length()));
        switch (problem.code()) {
            case X12_TRANSACTION -> verdict.envelope(kind);
            case X12_GROUP ->
                groupCodes.add(
                        switch (kind) {
                            case ".missing" -> "3";
                            case ".number" -> "4";
                            default -> "5";
                        });
            case X12_INTERCHANGE -> {
                rejected = true;
                note = switch (kind) {
                    case ".missing" -> "023";
                    case ".number" -> "001";
                    default -> "021";
                };
            }
            case X12_MOMENT -> {
                if (problem.location().group() == 0 && !rejected) {
                    note = kind.equals(".time") ? "015" : "014";
                }
            }
            default -> {} // not about envelopes, or said along the guide
        }
    }

    private void endTransaction() {
        TransactionStarted open = transaction;
        if (open != null) {
            transactions.add(verdict.of(open.type(), open.control(), open.version()));
            transaction = null;
        }
    }

    private void endGroup(GroupEnded ended) {
        GroupStarted open = group;
        if (open == null) {
            return;
        }
        group = null;
        if (open.functional().equals(ACKNOWLEDGMENTS)) {
            return;
        }
        int accepted = groupCodes.isEmpty()
                ? (int) transactions.stream()
                        .filter(TransactionAcknowledgment::isAccepted)
                        .count()
                : 0;
        groups.add(new GroupAcknowledgment(
                open.functional(),
                open.control(),
                open.version(),
                transactions,
                code(accepted),
                (int) Math.min(ended.stated(), 999_999),
                (int) Math.min(ended.counted(), 999_999),
                accepted,
                groupCodes.stream().distinct().toList()));
    }

    private String code(int accepted) {
        if (accepted == 0) {
            return "R";
        }
        if (accepted < transactions.size()) {
            return "P";
        }
        return transactions.stream().anyMatch(one -> one.code().equals("E")) ? "E" : "A";
    }

    private void endInterchange() {
        InterchangeStarted open = interchange;
        if (open == null) {
            return;
        }
        interchange = null;
        var acknowledgment = new InterchangeAcknowledgment(
                open.control(),
                Moments.day(open.header().text(9)).orElse(null),
                Moments.time(open.header().text(10)).orElse(null),
                rejected ? "R" : note.equals("000") ? "A" : "E",
                note);
        note = "000";
        rejected = false;
        receipts.accept(new Receipt(
                open.sender(), open.receiver(), open.header().text(14).equals("1"), acknowledgment, groups));
    }
}
