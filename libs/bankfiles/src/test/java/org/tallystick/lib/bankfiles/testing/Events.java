package org.tallystick.lib.bankfiles.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.statement.BankStatement;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementEvent;
import org.tallystick.lib.bankfiles.statement.StatementEvent.EntryRead;
import org.tallystick.lib.bankfiles.statement.StatementEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.StatementEvent.StatementEnded;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/** Everything a camt reader finds in one file. */
public record Events(List<StatementEvent> all, @Nullable Format format) {
    public static Events of(String xml) {
        return of(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static Events of(byte[] file) {
        return of(new ByteArrayInputStream(file), ReadLimits.defaults());
    }

    public static Events of(InputStream file, ReadLimits limits) {
        List<StatementEvent> all = new ArrayList<>();
        try (var reader = CamtReader.open(file, limits)) {
            for (StatementEvent event = reader.next(); event != null; event = reader.next()) {
                all.add(event);
            }
            return new Events(all, reader.format());
        }
    }

    public List<Entry> entries() {
        return of(EntryRead.class).stream().map(EntryRead::entry).toList();
    }

    public List<StatementEnded> ended() {
        return of(StatementEnded.class);
    }

    public List<BankStatement> statements() {
        return ended().stream().map(StatementEnded::statement).toList();
    }

    public List<Problem> problems() {
        return of(ProblemFound.class).stream().map(ProblemFound::problem).toList();
    }

    public List<String> codes() {
        return problems().stream().map(problem -> problem.code().text()).toList();
    }

    private <T extends StatementEvent> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
