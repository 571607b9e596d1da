package org.tallystick.lib.x12.claim;

import org.tallystick.lib.x12.element.Party;

/**
 * A plan that is to pay, or has decided (SBR with its subscriber and payer).
 *
 * @param rank P, S, T first, second, third; A to H further, U unknown (SBR01)
 * @param relationship of the patient to the subscriber, 18 when it is the same person (SBR02)
 * @param group SBR03
 * @param plan its name (SBR04)
 * @param secondaryType why Medicare is second (SBR05)
 * @param filing what kind of plan (SBR09)
 */
public record Coverage(
        String rank,
        String relationship,
        String group,
        String plan,
        String secondaryType,
        String filing,
        Party subscriber,
        Party payer) {}
