package org.tallystick.workbench.customers;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.platform.web.Tone;
import org.tallystick.providers.Attempt;
import org.tallystick.providers.SavedMethod;
import org.tallystick.workbench.online.OnlinePages;

/** The saved methods of a customer, what may be charged to them, and what was. */
public record SavedMethodsPage(
        CustomerFrame frame,
        List<SavedMethod> methods,
        List<OnlinePages.Item> items,
        List<Attempt> charged,
        LocalDate today) {
    public SavedMethodsPage {
        methods = List.copyOf(methods);
        items = List.copyOf(items);
        charged = List.copyOf(charged);
    }

    public String word(SavedMethod method) {
        return method.state() == SavedMethod.State.ACTIVE && !method.isUsable(today)
                ? "Expired"
                : method.state().title();
    }

    public Tone tone(SavedMethod method) {
        return switch (method.state()) {
            case ACTIVE -> method.isUsable(today) ? Tone.GOOD : Tone.WARN;
            case BLOCKED -> Tone.BAD;
            case REMOVED -> Tone.NEUTRAL;
        };
    }
}
