package org.tallystick.debits;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.nacha.AchAddenda;
import org.tallystick.lib.bankfiles.nacha.AchEntry;
import org.tallystick.lib.bankfiles.nacha.AchEvent;
import org.tallystick.lib.bankfiles.nacha.AchReader;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Refusal;

/** The returns and notices of change of a NACHA file. */
record AnswerFile(List<Said> answers) {
    AnswerFile {
        answers = List.copyOf(answers);
    }

    /** One answer as it stands in the file; the corrected data are empty unless it is a notice of change. */
    record Said(
            BankAnswer.Kind kind,
            String code,
            String originalTrace,
            String trace,
            @Nullable Money amount,
            String correctedData,
            boolean sound) {}

    /** @throws Refusal when the file is cut off, its controls disagree, or nothing in it answers an entry */
    static AnswerFile of(byte[] content) {
        List<Said> answers = new ArrayList<>();
        boolean complete = false;
        try (var reader = AchReader.open(new ByteArrayInputStream(content))) {
            for (AchEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case AchEvent.ReturnRead(AchEntry entry, AchAddenda.ReturnNotice notice) ->
                        answers.add(returned(entry, notice));
                    case AchEvent.ChangeRead(AchEntry entry, AchAddenda.ChangeNotice notice) ->
                        answers.add(changed(entry, notice));
                    case AchEvent.FileEnded ended -> complete = ended.sound();
                    case AchEvent.FileStarted _ -> {}
                    case AchEvent.BatchStarted _ -> {}
                    case AchEvent.EntryRead _ -> {}
                    case AchEvent.BatchEnded _ -> {}
                    case AchEvent.ProblemFound _ -> {}
                }
            }
        }
        if (!complete) {
            throw Refusal.invalid(
                    "ANSWER_UNREADABLE",
                    "The NACHA file is cut off, or its controls do not agree with its content. Download it again.");
        }
        if (answers.isEmpty()) {
            throw Refusal.invalid(
                    "ANSWER_EMPTY",
                    "No return and no notice of change is in this NACHA file. What payers announce in one is taken in"
                            + " as a remittance advice.");
        }
        return new AnswerFile(answers);
    }

    private static Said returned(AchEntry entry, AchAddenda.ReturnNotice notice) {
        BankAnswer.Kind kind = switch (notice.kind()) {
            case RETURN -> BankAnswer.Kind.RETURN;
            case DISHONORED -> BankAnswer.Kind.DISHONOURED;
            case CONTESTED -> BankAnswer.Kind.CONTESTED;
        };
        return new Said(kind, notice.code(), notice.originalTrace(), entry.trace(), entry.amount(), "", entry.sound());
    }

    private static Said changed(AchEntry entry, AchAddenda.ChangeNotice notice) {
        return new Said(
                BankAnswer.Kind.CHANGE,
                notice.code(),
                notice.originalTrace(),
                entry.trace(),
                entry.amount(),
                notice.correctedData(),
                entry.sound());
    }
}
