"""The court's two trees and the people in them, with their dated relations."""
