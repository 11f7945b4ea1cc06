"""Every measurement a nurse types: its names, its unit, what is possible and what is usual.

Outside the possible is refused (a typing or unit error); outside the usual is asked about once and then believed. The
figures are unit defaults for adults; another measurement is one more entry here.
"""

from dataclasses import dataclass

Number = int | float


@dataclass(frozen=True, slots=True)
class Vital:
    """One measurement.

    field: the name of the field in `facts`, or the code of a Measurement. unit: as printed. ucum: as exchanged.
    loinc: "local" where no code was verified. lowest, highest: the possible. usual: from and to, None where nothing is
    ever asked. decimals: places that are typed and shown.
    """

    field: str
    name: str
    short_name: str
    unit: str
    ucum: str
    loinc: str
    lowest: Number
    highest: Number
    usual: tuple[Number, Number] | None
    decimals: int = 0

    def is_possible(self, value: Number) -> bool:
        """Whether the value can be true at all."""
        return self.lowest <= value <= self.highest

    def is_usual(self, value: Number) -> bool:
        """Whether the value needs no second look."""
        return self.usual is None or self.usual[0] <= value <= self.usual[1]

    def shown(self, value: Number) -> str:
        """The value as it is printed, without its unit: every digit that was typed, and at least `decimals`."""
        text = str(value).removesuffix(".0")
        places = len(text.partition(".")[2])
        return text if places >= self.decimals else f"{value:.{self.decimals}f}"

    def with_unit(self, value: Number) -> str:
        """The value with its unit: 38.6 °C."""
        return f"{self.shown(value)} {self.unit}"


VITALS: dict[str, Vital] = {
    vital.field: vital
    for vital in (
        Vital("heart_rate_bpm", "Heart rate", "HR", "per minute", "/min", "8867-4", 20, 300, (45, 140)),
        Vital("systolic_mmhg", "Systolic pressure", "SBP", "mmHg", "mm[Hg]", "8480-6", 40, 300, (90, 180)),
        Vital("diastolic_mmhg", "Diastolic pressure", "DBP", "mmHg", "mm[Hg]", "8462-4", 20, 200, (50, 110)),
        Vital("pulse_pressure_mmhg", "Pulse pressure", "PP", "mmHg", "mm[Hg]", "local", 5, 280, (20, 100)),
        Vital("respiration_per_min", "Breathing", "RR", "per minute", "/min", "9279-1", 0, 80, (10, 24)),
        Vital("spo2_percent", "Oxygen saturation", "SpO2", "%", "%", "59408-5", 40, 100, (92, 100)),
        Vital("oxygen_flow_l_min", "Oxygen flow", "O2", "L/min", "L/min", "3151-8", 0, 60, (0, 6), 1),
        Vital("temperature_c", "Temperature", "T", "°C", "Cel", "8310-5", 25.0, 45.0, (35.5, 38.4), 1),
        Vital("weight_kg", "Weight", "Wt", "kg", "kg", "29463-7", 25.0, 350.0, (40, 130), 1),
        Vital("standing_minutes", "Minutes standing", "Standing", "min", "min", "local", 0, 10, (0, 3), 1),
    )
}

FLUIDS: dict[str, Vital] = {
    vital.field: vital
    for vital in (
        Vital("oral", "Drink", "Oral", "mL", "mL", "9108-2", 0, 3000, (0, 1500)),
        Vital("iv", "Infusion", "IV", "mL", "mL", "local", 0, 10000, (0, 3000), 2),
        Vital("other_in", "Other intake", "In", "mL", "mL", "local", 0, 10000, (0, 3000), 2),
        Vital("urine", "Urine", "Urine", "mL", "mL", "9187-6", 0, 3000, (0, 1000)),
        Vital("emesis", "Emesis", "Emesis", "mL", "mL", "9137-1", 0, 3000, (0, 800)),
        Vital("stool", "Stool", "Stool", "mL", "mL", "9211-4", 0, 3000, (0, 800)),
        Vital("other_out", "Other output", "Out", "mL", "mL", "local", 0, 10000, (0, 3000), 2),
    )
}

MEASUREMENTS: dict[str, Vital] = {
    vital.field: vital
    for vital in (
        Vital("glucose_mg_dl", "Glucose", "Glucose", "mg/dL", "mg/dL", "41653-7", 10, 1500, (70, 250)),
        Vital("glucose_mmol_l", "Glucose", "Glucose", "mmol/L", "mmol/L", "local", 0.6, 83.3, (3.9, 13.9), 1),
        Vital("brac_g_210l", "Breath alcohol", "BrAC", "g/210 L", "g/(210.L)", "local", 0, 0.6, (0, 0.3), 3),
        Vital("blood_alcohol_mg_dl", "Blood alcohol", "BAC", "mg/dL", "mg/dL", "5640-8", 0, 1000, (0, 400)),
        Vital("fio2_percent", "Inspired oxygen", "FiO2", "%", "%", "3150-0", 21, 100, (21, 40)),
        Vital("height_cm", "Height", "Ht", "cm", "cm", "8302-2", 100, 250, (140, 210)),
        Vital("pupil_mm", "Pupil", "Pupil", "mm", "mm", "local", 0.5, 10, (2, 7), 1),
        Vital("qtc_ms", "QTc", "QTc", "ms", "ms", "local", 250, 800, (250, 500)),
        Vital("ck_u_l", "Creatine kinase", "CK", "U/L", "U/L", "local", 1, 500_000, (20, 1000)),
        Vital("hours_slept", "Hours slept", "Slept", "h", "h", "local", 0, 24, None, 1),
    )
}
