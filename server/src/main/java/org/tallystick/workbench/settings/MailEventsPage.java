package org.tallystick.workbench.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.HookShape;
import org.tallystick.delivery.MailHooks;
import org.tallystick.platform.web.Choice;

/** The address for each provider of mail, and whose messages are taken. */
public record MailEventsPage(String address, Map<HookShape, MailHooks.Hook> hooks) {
    public MailEventsPage {
        hooks = Map.copyOf(hooks);
    }

    public List<HookShape> shapes() {
        return List.of(HookShape.values());
    }

    public MailHooks.@Nullable Hook hook(HookShape shape) {
        return hooks.get(shape);
    }

    public String address(HookShape shape) {
        return address + shape.word();
    }

    public List<Choice> choices() {
        return Arrays.stream(HookShape.values())
                .map(shape -> new Choice(shape.name(), shape.title()))
                .toList();
    }
}
