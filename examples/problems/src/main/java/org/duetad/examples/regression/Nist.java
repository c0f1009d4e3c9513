package org.duetad.examples.regression;

import java.util.List;
import org.duetad.core.Scalar;
import org.duetad.examples.regression.Certified.Axes;

/**
 * Small data sets for nonlinear regression with certified values: NIST Statistical Reference
 * Datasets (StRD), https://www.itl.nist.gov/div898/strd/nls/nls_main.shtml, of the National
 * Institute of Standards and Technology, which are in the public domain. Parameters, their standard
 * deviations and residual sums of squares are certified to 11 digits, from computations with 128
 * bits. A fit that reproduces all three also shows that there is no typing error here.
 */
public final class Nist {

  private Nist() {}

  /** All data sets, those of lower difficulty first. */
  public static List<Certified> all() {
    return List.of(
        misra1a(), danWood(), boxBod(), eckerle4(), mgh09(), mgh10(), rat42(), thurber());
  }

  /** Misra, dental research, monomolecular adsorption, 1978; lower difficulty. */
  private static Certified misra1a() {
    return new Certified(
        "Misra1a",
        new Axes("pressure", "volume"),
        "b1 (1 - exp(-b2 t))",
        (t, b) -> b[0].multiply(b[1].multiply(-t).expm1().negate()),
        """
        77.6  10.07
        114.9 14.73
        141.1 17.94
        190.8 23.93
        239.9 29.61
        289.0 35.18
        332.8 40.02
        378.4 44.82
        434.8 50.76
        477.3 55.05
        536.8 61.01
        593.1 66.40
        689.1 75.47
        760.0 81.78
        """,
        """
        500  250  2.3894212918E+02  2.7070075241E+00
        0.0001  0.0005  5.5015643181E-04  7.2668688436E-06
        """,
        1.2455138894E-01);
  }

  /** Daniel and Wood, radiated energy of a carbon filament lamp, 1980; lower difficulty. */
  private static Certified danWood() {
    return new Certified(
        "DanWood",
        new Axes("temperature (1000 K)", "energy radiated"),
        "b1 t^b2",
        (t, b) -> b[0].multiply(b[1].multiply(Math.log(t)).exp()),
        """
        1.309 2.138
        1.471 3.421
        1.490 3.597
        1.565 4.340
        1.611 4.882
        1.680 5.660
        """,
        """
        1  0.7  7.6886226176E-01  1.8281973860E-02
        5  4  3.8604055871E+00  5.1726610913E-02
        """,
        4.3173084083E-03);
  }

  /** Box, Hunter and Hunter, biochemical oxygen demand, 1978; higher difficulty. */
  private static Certified boxBod() {
    return new Certified(
        "BoxBOD",
        new Axes("incubation (days)", "oxygen demand (mg/l)"),
        "b1 (1 - exp(-b2 t))",
        (t, b) -> b[0].multiply(b[1].multiply(-t).expm1().negate()),
        """
        1  109
        2  149
        3  149
        5  191
        7  213
        10 224
        """,
        """
        1  100  2.1380940889E+02  1.2354515176E+01
        1  0.75  5.4723748542E-01  1.0455993237E-01
        """,
        1.1680088766E+03);
  }

  /** Eckerle, circular interference transmittance, 1970s; higher difficulty. */
  private static Certified eckerle4() {
    return new Certified(
        "Eckerle4",
        new Axes("wavelength", "transmittance"),
        "(b1 / b2) exp(-((t - b3) / b2)² / 2)",
        Nist::eckerle4,
        """
        400.0 0.0001575
        405.0 0.0001699
        410.0 0.0002350
        415.0 0.0003102
        420.0 0.0004917
        425.0 0.0008710
        430.0 0.0017418
        435.0 0.0046400
        436.5 0.0065895
        438.0 0.0097302
        439.5 0.0149002
        441.0 0.0237310
        442.5 0.0401683
        444.0 0.0712559
        445.5 0.1264458
        447.0 0.2073413
        448.5 0.2902366
        450.0 0.3445623
        451.5 0.3698049
        453.0 0.3668534
        454.5 0.3106727
        456.0 0.2078154
        457.5 0.1164354
        459.0 0.0616764
        460.5 0.0337200
        462.0 0.0194023
        463.5 0.0117831
        465.0 0.0074357
        470.0 0.0022732
        475.0 0.0008800
        480.0 0.0004579
        485.0 0.0002345
        490.0 0.0001586
        495.0 0.0001143
        500.0 0.0000710
        """,
        """
        1  1.5  1.5543827178E+00  1.5408051163E-02
        10  5  4.0888321754E+00  4.6803020753E-02
        500  450  4.5154121844E+02  4.6800518816E-02
        """,
        1.4635887487E-03);
  }

  /** Kowalik and Osborne, enzyme reaction, 1978; higher difficulty. */
  private static Certified mgh09() {
    return new Certified(
        "MGH09",
        new Axes("concentration", "reaction"),
        "b1 (t² + b2 t) / (t² + b3 t + b4)",
        Nist::mgh09,
        """
        4      1.957E-01
        2      1.947E-01
        1      1.735E-01
        0.5    1.600E-01
        0.25   8.440E-02
        0.167  6.270E-02
        0.125  4.560E-02
        0.1    3.420E-02
        0.0833 3.230E-02
        0.0714 2.350E-02
        0.0625 2.460E-02
        """,
        """
        25  0.25  1.9280693458E-01  1.1435312227E-02
        39  0.39  1.9128232873E-01  1.9633220911E-01
        41.5  0.415  1.2305650693E-01  8.0842031232E-02
        39  0.39  1.3606233068E-01  9.0025542308E-02
        """,
        3.0750560385E-04);
  }

  /** Meyer, resistance of a thermistor, 1970; higher difficulty. */
  private static Certified mgh10() {
    return new Certified(
        "MGH10",
        new Axes("temperature", "resistance"),
        "b1 exp(b2 / (t + b3))",
        (t, b) -> b[0].multiply(b[1].divide(b[2].add(t)).exp()),
        """
        50  34780
        55  28610
        60  23650
        65  19630
        70  16370
        75  13720
        80  11540
        85  9744
        90  8261
        95  7030
        100 6005
        105 5147
        110 4427
        115 3820
        120 3307
        125 2872
        """,
        """
        2  0.02  5.6096364710E-03  1.5687892471E-04
        400000  4000  6.1813463463E+03  2.3309021107E+01
        25000  250  3.4522363462E+02  7.8486103508E-01
        """,
        8.7945855171E+01);
  }

  /** Ratkowsky, pasture yield, 1983; higher difficulty. */
  private static Certified rat42() {
    return new Certified(
        "Rat42",
        new Axes("growing time", "yield"),
        "b1 / (1 + exp(b2 - b3 t))",
        (t, b) -> b[0].multiply(b[2].multiply(t).subtract(b[1]).sigmoid()),
        """
        9  8.930
        14 10.800
        21 18.590
        28 22.330
        42 39.350
        57 56.110
        63 61.730
        70 64.620
        79 67.080
        """,
        """
        100  75  7.2462237576E+01  1.7340283401E+00
        1  2.5  2.6180768402E+00  8.8295217536E-02
        0.1  0.07  6.7359200066E-02  3.4465663377E-03
        """,
        8.0565229338E+00);
  }

  /** Thurber, semiconductor electron mobility, 1970s; higher difficulty. */
  private static Certified thurber() {
    return new Certified(
        "Thurber",
        new Axes("logarithm of density", "electron mobility"),
        "(b1 + b2 t + b3 t² + b4 t³) / (1 + b5 t + b6 t² + b7 t³)",
        Nist::thurber,
        """
        -3.067 80.574
        -2.981 84.248
        -2.921 87.264
        -2.912 87.195
        -2.840 89.076
        -2.797 89.608
        -2.702 89.868
        -2.699 90.101
        -2.633 92.405
        -2.481 95.854
        -2.363 100.696
        -2.322 101.060
        -1.501 401.672
        -1.460 390.724
        -1.274 567.534
        -1.212 635.316
        -1.100 733.054
        -1.046 759.087
        -0.915 894.206
        -0.714 990.785
        -0.566 1090.109
        -0.545 1080.914
        -0.400 1122.643
        -0.309 1178.351
        -0.109 1260.531
        -0.103 1273.514
        0.010  1288.339
        0.119  1327.543
        0.377  1353.863
        0.790  1414.509
        0.963  1425.208
        1.006  1421.384
        1.115  1442.962
        1.572  1464.350
        1.841  1468.705
        2.047  1447.894
        2.200  1457.628
        """,
        """
        1000  1300  1.2881396800E+03  4.6647963344E+00
        1000  1500  1.4910792535E+03  3.9571156086E+01
        400  500  5.8323836877E+02  2.8698696102E+01
        40  75  7.5416644291E+01  5.5675370270E+00
        0.7  1  9.6629502864E-01  3.1333340687E-02
        0.3  0.4  3.9797285797E-01  1.4984928198E-02
        0.03  0.05  4.9727297349E-02  6.5842344623E-03
        """,
        5.6427082397E+03);
  }

  private static Scalar eckerle4(double t, Scalar... b) {
    Scalar distance = b[2].negate().add(t).divide(b[1]);
    return b[0].divide(b[1]).multiply(distance.square().multiply(-0.5).exp());
  }

  private static Scalar mgh09(double t, Scalar... b) {
    Scalar above = b[1].multiply(t).add(t * t).multiply(b[0]);
    return above.divide(b[2].multiply(t).add(b[3]).add(t * t));
  }

  private static Scalar thurber(double t, Scalar... b) {
    double[] powers = {1, t, t * t, t * t * t};
    Scalar one = Scalar.of(1);
    return Scalar.weightedSum(powers, b[0], b[1], b[2], b[3])
        .divide(Scalar.weightedSum(powers, one, b[4], b[5], b[6]));
  }
}
