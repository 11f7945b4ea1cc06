"""The worked vignettes of the clinical reference as tables: what fires, what must stay silent, what cannot be judged.

Data only, so that the same tables render into the documentation. `fires` is everything that surely holds at that
moment, GEN-06 named where the drawn rounds are rightly late; `silent` is surely false; `unknown` cannot be judged.
"""

from tests.monitors.vignettes.vignette import Expected, Vignette

FLUID_PATTERNS = ("OPI-01", "OPI-02", "OPI-03", "OPI-04", "OPI-05", "OPI-06", "OPI-07")

VIGNETTES = {
    "V1 severe": Vignette(
        "CIWA-Ar 19 is severe",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | vitals | rass
        08:00 | 1 4 3 4 2 1 0 2 2 0 | calm   | 0
        """,
        (Expected("08:00", {"ALC-04": "high"}, silent=("ALC-02", "ALC-07", "ALC-09", "GEN-01", "GEN-04")),),
        note="Both sets of bands call it severe. An orientation of 5 or a tremor of 8 is refused: nothing is saved.",
    ),
    "V1 moderate": Vignette(
        "CIWA-Ar 18 is not",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | vitals | rass
        08:00 | 1 4 3 4 2 1 0 2 1 0 | calm   | 0
        """,
        (Expected("08:00", silent=("ALC-02", "ALC-04", "ALC-07", "ALC-09")),),
        note="By the bands asam2020; by the classic ones 18 is severe.",
    ),
    "V1 incomplete": Vignette(
        "Without the headache there is no total",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | vitals | rass
        08:00 | 1 4 3 4 2 1 0 2 - 0 | calm   | 0
        """,
        (Expected("08:00", silent=("ALC-02", "ALC-07"), unknown=("ALC-03", "ALC-04", "ALC-13")),),
    ),
    "V2": Vignette(
        "Rising tremor and a hallucination",
        """
        class alcohol; protocol alc-asam; used alcohol 0 18:00
        time  | ciwa_ar             | vitals | rass
        08:00 | 1 2 1 2 1 0 0 1 0 0 | calm   | 0
        10:00 | 1 3 2 2 1 0 0 2 1 0 | calm   | 0
        12:00 | 1 4 3 3 2 0 1 4 2 0 | calm   | 0
        """,
        (
            Expected("08:00", silent=("ALC-02", "ALC-04", "ALC-07"), unknown=("ALC-01", "ALC-03", "ALC-13")),
            Expected("10:00", silent=("ALC-01", "ALC-02", "ALC-03", "ALC-04", "ALC-07"), unknown=("ALC-13",)),
            Expected(
                "12:00",
                {"ALC-01": "critical", "ALC-02": "high", "ALC-03": "high", "ALC-04": "critical", "ALC-13": "medium"},
                silent=("ALC-07", "ALC-08", "ALC-09", "ALC-11", "ALC-12", "GEN-01", "GEN-10"),
                unknown=("ALC-06",),
            ),
        ),
    ),
    "V2 asked": Vignette(
        "The same with no history, and PAWSS 3",
        """
        class alcohol; protocol alc-asam; used alcohol 0 18:00
        risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
        time  | ciwa_ar             | vitals | rass | pawss
        08:00 | 1 2 1 2 1 0 0 1 0 0 | calm   | 0    | 1 1 0 1 0 1 0 0 0 0 0
        10:00 | 1 3 2 2 1 0 0 2 1 0 | calm   | 0    |
        12:00 | 1 4 3 3 2 0 1 4 2 0 | calm   | 0    |
        """,
        (
            Expected("10:00", silent=("ALC-01", "ALC-06")),
            Expected(
                "12:00",
                {"ALC-01": "critical", "ALC-02": "high", "ALC-03": "high", "ALC-04": "critical", "ALC-13": "medium"},
                silent=("ALC-06", "ALC-07"),
            ),
        ),
    ),
    "V2 before": Vignette(
        "The same after a withdrawal seizure before",
        """
        class alcohol; protocol alc-asam; used alcohol 0 18:00; risk prior_withdrawal_seizure
        time  | ciwa_ar             | vitals | rass
        08:00 | 1 2 1 2 1 0 0 1 0 0 | calm   | 0
        10:00 | 1 3 2 2 1 0 0 2 1 0 | calm   | 0
        """,
        (
            Expected("08:00", silent=("ALC-06",)),
            Expected("10:00", {"ALC-06": "high"}, silent=("ALC-01", "ALC-03")),
        ),
    ),
    "V3": Vignette(
        "Delirium tremens at 60 hours",
        """
        class alcohol; protocol alc-asam; used alcohol 0 00:00
        time    | ciwa_ar             | hr  | bp      | rr | spo2 | o2  | temp | acvpu | rass
        3 12:00 | 2 5 5 4 5 3 2 5 3 3 | 128 | 168/102 | 24 | 95   | air | 38.6 | C     | 1
        """,
        (
            Expected(
                "3 12:00",
                {
                    "ALC-02": "high",
                    "ALC-04": "critical",
                    "ALC-07": "critical",
                    "ALC-08": "high",
                    "ALC-12": "high",
                    "GEN-01": "critical",
                    "GEN-10": "high",
                    "GEN-12": "high",
                },
                silent=("ALC-09", "GEN-02", "GEN-03", "GEN-04"),
            ),
        ),
    ),
    "V3b": Vignette(
        "Near to it, and not delirium",
        """
        class alcohol; protocol alc-asam; used alcohol 0 00:00
        time    | ciwa_ar             | hr  | bp     | rr | spo2 | o2  | temp | acvpu | rass
        3 12:00 | 2 4 3 3 2 1 0 3 2 1 | 110 | 152/94 | 20 | 96   | air | 37.4 | A     | 1
        """,
        (
            Expected(
                "3 12:00",
                {"ALC-04": "high"},
                silent=("ALC-02", "ALC-07", "ALC-08", "ALC-09", "ALC-12", "GEN-01", "GEN-10"),
            ),
        ),
    ),
    "V4": Vignette(
        "The score is low, the body is not",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | hr  | bp      | rr | spo2 | o2  | temp | acvpu | rass
        08:00 | 0 1 1 2 1 0 0 0 1 0 | 124 | 172/104 | 18 | 97   | air | 37.4 | A     | 0
        """,
        (
            Expected(
                "08:00",
                {"ALC-09": "high"},
                silent=("GEN-01", "GEN-02", "GEN-03", "GEN-04", "GEN-15", "ALC-04", "ALC-07"),
            ),
        ),
    ),
    "V5": Vignette(
        "Over-sedated after a dose",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | hr | bp     | rr | spo2 | o2  | temp | acvpu | rass | dose
        14:00 | 17      | 88 | 128/80 | 16 | 97   | air | 36.9 | A     | 0    | diazepam benzodiazepine sedating
        15:00 | unable  | 62 | 104/60 | 9  | 91   | air | 36.4 | V     | -3   |
        """,
        (
            Expected("14:00", silent=("GEN-01", "GEN-05a", "GEN-05b", "ALC-04")),
            Expected(
                "15:00",
                {"GEN-05b": "critical", "GEN-01": "critical"},
                silent=("GEN-02", "GEN-03", "GEN-08", "GEN-09", "GEN-14", "POLY-01"),
                unknown=("ALC-03", "ALC-04", "ALC-13"),
            ),
        ),
        note="Unable is no score of 0: what looks for a fall never sees it. GEN-05a stays as a line of GEN-05b.",
    ),
    "V6 moderate": Vignette(
        "COWS 24 is moderate",
        """
        class opioid; protocol opi
        time  | cows                  | vitals | hr  | rass
        08:00 | 2 2 3 2 2 2 3 2 1 2 3 | calm   | 104 | 0
        """,
        (Expected("08:00", silent=("GEN-01", "GEN-05a", "GEN-05b", "GEN-10"), unknown=("OPI-11",)),),
        note="Pupils of 3 are refused: the form has 0, 1, 2, 5. A pulse item of 1 with a pulse of 104 is asked about.",
    ),
    "V6 moderately severe": Vignette(
        "COWS 26 is moderately severe",
        """
        class opioid; protocol opi
        time  | cows                  | vitals | hr  | rass
        08:00 | 2 2 3 2 2 2 5 2 1 2 3 | calm   | 104 | 0
        """,
        (Expected("08:00", {"OPI-11": "high"}),),
    ),
    "V7": Vignette(
        "Opioid fluid loss",
        """
        class opioid; protocol opi; used opioid 0 18:00; admitted 14:00; measured 17:00
        time    | weight | in  | void | emesis | stool     | orthostatic             | vitals | hr | bp     | cows
        14:30   | 70.0   |     |      |        |           |                         |        |    |        |
        2 05:50 |        |     | 220  |        |           |                         |        |    |        |
        2 06:30 |        | 200 |      |        |           |                         |        |    |        |
        2 09:00 |        |     |      |        | 150 loose |                         |        |    |        |
        2 11:00 |        |     |      | 180    |           |                         |        |    |        |
        2 12:00 |        | 200 | 170  |        |           |                         |        |    |        |
        2 13:00 |        |     |      | 170    | 200 loose |                         |        |    |        |
        2 14:00 |        |     |      |        | 150 loose |                         |        |    |        |
        2 15:00 |        | 200 |      | 180    | 200 loose |                         |        |    |        |
        2 17:00 |        |     |      |        | 200 loose |                         |        |    |        |
        2 17:30 |        |     |      | 170    |           |                         |        |    |        |
        2 18:00 | 67.2   |     | 180  |        |           | 118/76 92 > 96/62 124 1 | calm   | 92 | 118/76 | 11
        """,
        (
            Expected(
                "2 18:00",
                {
                    "OPI-01": "critical",
                    "OPI-02": "medium",
                    "OPI-03": "medium",
                    "OPI-04": "medium",
                    "OPI-05": "medium",
                    "OPI-06": "critical",
                },
                silent=("OPI-07", "OPI-11", "GEN-06"),
                unknown=("OPI-16",),
            ),
        ),
        note="4.0 % of weight lost; 600 mL taken and 1950 lost; 350 mL of urine in 12 h 10 min, 0.41 mL/kg/h.",
    ),
    "V7b": Vignette(
        "Some vomiting, nothing lost",
        """
        class opioid; protocol opi; admitted 08:00; measured 08:00
        time    | weight | in  | void | emesis | stool     | orthostatic             | vitals | hr | bp     | cows
        08:00   | 82.0   |     |      |        |           |                         | calm   | 84 | 124/80 | 6
        10:00   |        | 300 | 250  |        |           |                         |        |    |        |
        13:00   |        | 300 | 200  | 150    |           |                         |        |    |        |
        14:00   |        |     |      |        | 125 loose |                         | calm   | 84 | 124/80 | 6
        16:00   |        | 300 | 250  |        |           |                         |        |    |        |
        20:00   |        | 300 | 250  |        |           |                         | calm   | 84 | 124/80 | 6
        2 00:00 |        | 300 | 250  |        | 125 loose |                         |        |    |        |
        2 02:00 |        |     |      |        |           |                         | calm   | 84 | 124/80 | 6
        2 04:00 |        | 300 | 250  |        |           |                         |        |    |        |
        2 08:00 | 81.2   |     | 250  |        |           | 124/80 84 > 116/76 96 1 | calm   | 84 | 124/80 | 6
        """,
        (Expected("2 08:00", silent=(*FLUID_PATTERNS, "OPI-11", "OPI-16", "GEN-06")),),
    ),
    "V8": Vignette(
        "Precipitated withdrawal",
        """
        protocol opi; used opioid/fentanyl 0 20:00; risk pregnancy off
        time  | cows | dose                                                      | emesis | vitals | rass
        09:40 | 9    |                                                           |        | calm   | 0
        10:00 |      | buprenorphine opioid buprenorphine sublingual withdrawal  |        |        |
        10:30 | 12   |                                                           |        | calm   | 0
        10:50 |      |                                                           | 80     |        |
        11:00 | 17   |                                                           |        | calm   | 1
        11:05 |      |                                                           | 80     |        |
        """,
        (
            Expected("10:00", silent=("OPI-08", "OPI-12", "OPI-13", "OPI-14", "OPI-15")),
            Expected("10:30", silent=("OPI-08", "OPI-11", "OPI-13")),
            Expected("11:00", {"OPI-08": "high", "OPI-11": "medium"}, silent=("OPI-13", "OPI-15")),
            Expected("11:05", {"OPI-08": "critical", "OPI-11": "medium"}),
        ),
        note="Before the dose of 10:00 is saved, OPI-09 advises (medium): a COWS of 9 is below 11.",
    ),
    "V9": Vignette(
        "Mood drops in the crash",
        """
        class stimulant; protocol sti
        time    | mood | cssrs         | phq9                | vitals | rass
        08:00   | 6    | 0 0 - - - 0 - | 2 2 3 3 2 1 1 1 1 - | calm   | 0
        16:00   | 5    |               |                     | calm   | 0
        2 08:00 | 3    | 0 0 - - - 0 - |                     | calm   | 0
        2 16:00 | 2    |               |                     | calm   | 0
        2 16:30 |      | 1 1 1 0 0 1 0 |                     |        |
        """,
        (
            Expected("16:00", {"STI-04": "high"}, silent=("STI-01", "STI-02", "GEN-07"), unknown=("STI-03",)),
            Expected(
                "2 08:00",
                {"STI-01": "medium", "STI-03": "medium", "STI-04": "high"},
                silent=("STI-02", "GEN-07"),
            ),
            Expected(
                "2 16:00",
                {"STI-01": "medium", "STI-02": "high", "STI-03": "medium", "STI-04": "high"},
                silent=("GEN-06", "GEN-07"),
            ),
            Expected(
                "2 16:30",
                {"GEN-07": "high", "STI-01": "medium", "STI-02": "high", "STI-03": "medium", "STI-04": "high"},
                silent=("GEN-06", "STI-06", "STI-07"),
            ),
        ),
    ),
    "V9 without item 9": Vignette(
        "The same low mood at intake, and no thought of death",
        """
        class stimulant; protocol sti
        time  | mood | cssrs         | phq9                | vitals | rass
        08:00 | 6    | 0 0 - - - 0 - | 2 2 3 3 2 1 1 1 0 - | calm   | 0
        """,
        (Expected("08:00", silent=("STI-02", "STI-04", "GEN-07"), unknown=("STI-01", "STI-03")),),
    ),
    "V10 scale 2": Vignette(
        "NEWS2 on scale 2 comes to 7",
        """
        class alcohol; flag spo2_scale_2
        time  | rr | spo2 | o2  | bp     | hr | acvpu | temp
        08:00 | 21 | 95   | 2 L | 112/70 | 96 | A     | 37.9
        """,
        (Expected("08:00", {"GEN-01": "critical"}, silent=("GEN-02", "GEN-03", "GEN-12")),),
    ),
    "V10 scale 1": Vignette(
        "The same vital signs on scale 1 come to 6",
        """
        class alcohol
        time  | rr | spo2 | o2  | bp     | hr | acvpu | temp
        08:00 | 21 | 95   | 2 L | 112/70 | 96 | A     | 37.9
        """,
        (Expected("08:00", {"GEN-02": "high"}, silent=("GEN-01", "GEN-03", "GEN-12")),),
    ),
    "V10 on air": Vignette(
        "94 % on air is nothing on scale 2",
        """
        class alcohol; flag spo2_scale_2
        time  | rr | spo2 | o2  | bp     | hr | acvpu | temp
        08:00 | 16 | 94   | air | 120/70 | 80 | A     | 37.0
        """,
        (Expected("08:00", silent=("GEN-01", "GEN-02", "GEN-03", "GEN-04", "GEN-12")),),
    ),
    "V11 a": Vignette(
        "A dose that did not help",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | vitals | rass | dose
        10:00 | 3 4 4 4 3 1 0 1 2 0 | calm   | 0    |
        10:05 |                     |        |      | diazepam benzodiazepine sedating withdrawal
        11:05 | 2 4 4 4 3 1 0 1 2 0 | calm   | 0    |
        """,
        (
            Expected("10:05", {"ALC-04": "high"}, silent=("GEN-08",)),
            Expected("11:05", {"ALC-04": "high", "GEN-08": "high"}, silent=("GEN-09",)),
        ),
    ),
    "V11 b": Vignette(
        "A dose that did",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar             | vitals | rass | dose
        10:00 | 1 3 2 3 2 0 0 1 2 0 | calm   | 0    |
        10:05 |                     |        |      | diazepam benzodiazepine sedating withdrawal
        11:05 | 9                   | calm   | 0    |
        """,
        (Expected("11:05", silent=("GEN-08", "GEN-09")),),
    ),
    "V11 c": Vignette(
        "Settled, and risen again",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        08:00 | 14      | calm   | 0
        10:00 | 9       | calm   | 0
        12:00 | 6       | calm   | 0
        14:00 | 5       | calm   | 0
        16:00 | 12      | calm   | 0
        """,
        (
            Expected("14:00", silent=("GEN-09",)),
            Expected("16:00", {"ALC-03": "medium", "GEN-09": "medium"}, silent=("GEN-08",)),
        ),
    ),
    "V11 d": Vignette(
        "Never settled",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        08:00 | 14      | calm   | 0
        10:00 | 9       | calm   | 0
        12:00 | 7       | calm   | 0
        14:00 | 9       | calm   | 0
        """,
        (Expected("14:00", silent=("GEN-08", "GEN-09")),),
    ),
    "V12 asam": Vignette(
        "A CIWA-Ar of 16 is due after two hours",
        """
        class alcohol; protocol alc-asam
        time  | ciwa_ar | vitals | rass
        14:00 | 16      | calm   | 0
        16:00 |         | calm   | 0
        18:00 |         | calm   | 0
        """,
        (
            Expected("16:20", silent=("GEN-06",)),
            Expected("16:30", silent=("GEN-06",)),
            Expected("16:31", {"GEN-06": "medium"}),
            Expected("18:00", {"GEN-06": "medium"}),
            Expected("18:01", {"GEN-06": "high"}),
        ),
    ),
    "V12 classic": Vignette(
        "By the classic bands 16 is severe, and due after one hour",
        """
        class alcohol; protocol alc-classic
        time  | ciwa_ar | vitals | rass
        14:00 | 16      | calm   | 0
        15:00 |         | calm   | 0
        """,
        (
            Expected("15:15", silent=("GEN-06",)),
            Expected("15:16", {"GEN-06": "high"}),
        ),
    ),
    "V13": Vignette(
        "Methadone, then diazepam",
        """
        class opioid, benzodiazepine/diazepam; protocol opi
        time  | dose                                                            | cows | vitals | hr | bp     | rr | spo2 | temp | rass | poss
        09:00 | methadone opioid methadone full_agonist_methadone sedating long | 6    | calm   |    |        |    |      |      | 0    | 1
        10:30 | diazepam benzodiazepine sedating long                           |      |        |    |        |    |      |      |      |
        11:30 |                                                                 |      | calm   | 58 | 108/64 | 10 | 93   | 36.2 | -2   | 3
        """,  # noqa: E501
        (
            Expected("09:00", silent=("POLY-01", "POLY-02", "OPI-10", "OPI-14", "GEN-05a")),
            Expected("10:30", {"POLY-02": "medium"}, silent=("POLY-01",)),
            Expected(
                "11:30",
                {"GEN-04": "medium", "GEN-05a": "high", "OPI-10": "high", "OPI-14": "high", "POLY-01": "critical"},
                silent=("GEN-01", "GEN-02", "GEN-03", "GEN-05b", "POLY-02", "POLY-04", "POLY-05"),
            ),
        ),
        note="NEWS2 alone misses it: the nurse charted A beside a RASS of −2, and the form asks about that once.",
    ),
    "V13 voice": Vignette(
        "The same, charted as rousable by voice",
        """
        class opioid, benzodiazepine/diazepam; protocol opi
        time  | dose                                                            | cows | vitals | hr | bp     | rr | spo2 | temp | acvpu | rass | poss
        09:00 | methadone opioid methadone full_agonist_methadone sedating long | 6    | calm   |    |        |    |      |      |       | 0    | 1
        10:30 | diazepam benzodiazepine sedating long                           |      |        |    |        |    |      |      |       |      |
        11:30 |                                                                 |      | calm   | 58 | 108/64 | 10 | 93   | 36.2 | V     | -2   | 3
        """,  # noqa: E501
        (
            Expected(
                "11:30",
                {"GEN-01": "critical", "GEN-05a": "high", "OPI-10": "high", "OPI-14": "high", "POLY-01": "critical"},
                silent=("GEN-02", "GEN-03", "GEN-04", "GEN-05b", "POLY-02"),
            ),
        ),
    ),
    "V14 high risk": Vignette(
        "PAWSS 4 opens the seizure window",
        """
        class alcohol; protocol alc-asam, intake-alc; used alcohol 0 18:00
        risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
        time  | pawss                 | ciwa_ar | vitals | rass
        08:00 | 1 1 0 1 0 1 0 0 0 0 1 | 10      | calm   | 0
        """,
        (Expected("08:00", {"ALC-06": "high"}, silent=("ALC-04", "ALC-07", "GEN-06")),),
    ),
    "V14 below the cut": Vignette(
        "PAWSS 3 does not, and relaxes no round",
        """
        class alcohol; protocol alc-asam, intake-alc; used alcohol 0 18:00
        risk prior_withdrawal_seizure off, prior_dt off, seizure_this_episode off
        time  | pawss                 | ciwa_ar | vitals | rass
        08:00 | 1 1 0 1 0 1 0 0 0 0 0 | 10      | calm   | 0
        10:30 |                       |         |        |
        """,
        (
            Expected("08:00", silent=("ALC-04", "ALC-06", "ALC-07", "GEN-06")),
            Expected("10:31", {"GEN-06": "medium"}, silent=("ALC-06",)),
        ),
    ),
    "V14 trend": Vignette(
        "CIWA-B 42 is a trend, and one value is none yet",
        """
        class benzodiazepine/diazepam; protocol bzd
        time  | ciwa_b                                      | vitals | rass
        08:00 | 3 2 3 2 1 2 2 1 2 3 2 3 2 3 1 2 2 2 2 2 - - | calm   | 0
        """,
        (Expected("08:00", silent=("BZD-02", "BZD-03", "BZD-05", "BZD-08", "GEN-06"), unknown=("BZD-01",)),),
        note="Its band is descriptive, and no pattern reads the level alone.",
    ),
}
