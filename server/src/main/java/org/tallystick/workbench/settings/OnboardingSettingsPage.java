package org.tallystick.workbench.settings;

import java.util.List;
import org.tallystick.onboarding.ChecklistItem;
import org.tallystick.onboarding.Wording;

/** The checklist of a company, and its wordings by language. */
public record OnboardingSettingsPage(List<ChecklistItem> items, List<Wording> wordings) {
    public OnboardingSettingsPage {
        items = List.copyOf(items);
        wordings = List.copyOf(wordings);
    }
}
