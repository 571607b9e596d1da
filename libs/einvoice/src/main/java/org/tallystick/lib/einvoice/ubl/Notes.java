package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import org.tallystick.lib.einvoice.model.Note;

/** Notes (BG-1); UBL puts the subject in front of the text: {@code #AAI#text}. */
final class Notes {
    private static final Pattern SUBJECT = Pattern.compile("\\A#([A-Z]{3})#(.+)\\z", Pattern.DOTALL);

    private Notes() {}

    static List<Note> read(List<NoteType> notes) {
        return notes.stream()
                .map(NoteType::getValue)
                .filter(note -> text(note) != null)
                .map(Notes::read)
                .toList();
    }

    private static Note read(String note) {
        Matcher matcher = SUBJECT.matcher(note);
        return matcher.matches() ? new Note(matcher.group(1), matcher.group(2)) : Note.of(note);
    }

    static NoteType write(Note note) {
        return new NoteType(note.subject() == null ? note.text() : "#" + note.subject() + "#" + note.text());
    }
}
