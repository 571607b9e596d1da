package org.tallystick.lib.collections.plans;

/** A schedule, or why there is none. */
public sealed interface PlanDraft permits PlanSchedule, PlanRefusal {}
